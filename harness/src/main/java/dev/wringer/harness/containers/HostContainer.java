package dev.wringer.harness.containers;

import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * A host in its container.
 *
 * @param name its logical address
 * @param address where this process reaches it
 */
record HostContainer(String name, RunningContainer container, InetSocketAddress address) {

    /** What the host of this number is called in names of containers and files. */
    static String shortName(int number) {
        return String.format(Locale.ROOT, "host-%06d", number);
    }

    /** Its logical address as part of the name of a file: without port and ring. */
    String shortName() {
        return name.replaceFirst("[.:].*", "");
    }
}
