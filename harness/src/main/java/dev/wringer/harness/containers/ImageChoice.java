package dev.wringer.harness.containers;

import java.util.Map;

/** Which images. */
public record ImageChoice(String node, String toxiproxy) {
    static ImageChoice ofEnvironment(Map<String, String> environment) {
        return new ImageChoice(
                environment.getOrDefault("WRINGER_NODE_IMAGE", "wringer-node:dev"),
                environment.getOrDefault("WRINGER_TOXIPROXY_IMAGE", "wringer-toxiproxy:dev"));
    }
}
