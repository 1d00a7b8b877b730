package dev.wringer.node.grpc;

import java.util.Map;

/** Says what a process is to run in the place of its present host. */
@FunctionalInterface
interface Reforming {

    /**
     * The host that the process would run had it been started with other variables.
     *
     * @param changes the values of those that differ, by name; empty for those that are not set any more
     * @throws IllegalArgumentException if there can be no such host; the message is one line for people
     */
    HostPlan plan(Map<String, String> changes);
}
