package dev.wringer.harness.containers;

import java.net.InetSocketAddress;

/**
 * A host in its container.
 *
 * @param name its logical address
 * @param address where this process reaches it
 */
record HostContainer(String name, RunningContainer container, InetSocketAddress address) {

    /** Its logical address as part of the name of a file: without port and ring. */
    String shortName() {
        return name.replaceFirst("[.:].*", "");
    }
}
