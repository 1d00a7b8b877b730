package dev.wringer.node.grpc;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where to dial to reach a host that one knows by its logical name. Under test this is the end of a link that a fault can
 * hit; peers cannot be reached in any other way. Thread-safe.
 */
@FunctionalInterface
public interface Links {

    /**
     * The address to dial.
     *
     * @param host the logical address that the host advertises, {@code name:port}
     * @return unresolved; empty if no link leads there
     */
    Optional<InetSocketAddress> dial(String host);

    /** Logical names are real ones. */
    static Links direct() {
        return host -> HostAndPort.parse(host).map(HostAndPort::address);
    }
}
