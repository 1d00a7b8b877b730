package dev.wringer.node.grpc;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A network address as people write it.
 *
 * @param host a name or a numeric address; without brackets
 * @param port 0 … 65535
 */
public record HostAndPort(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** Reads {@code name:port}, {@code 10.0.0.1:port} or {@code [::1]:port}; empty if it is none. */
    public static Optional<HostAndPort> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            return Optional.empty();
        }
        return port > HIGHEST_PORT || host.isBlank() ? Optional.empty() : Optional.of(new HostAndPort(host, port));
    }

    /** Unresolved. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }
}
