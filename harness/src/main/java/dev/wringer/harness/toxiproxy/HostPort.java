package dev.wringer.harness.toxiproxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An address as Go writes it: {@code host:port}, {@code [::1]:port}, {@code :port}.
 *
 * @param host a name or a number; empty for none
 * @param port 0 … 65535
 */
record HostPort(String host, int port) {

    /** Reads an address; the message of an {@link IllegalArgumentException} says in Go's words what is wrong with it. */
    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new IllegalArgumentException("address " + text + ": missing port in address");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.contains(":")) {
            throw new IllegalArgumentException("address " + text + ": too many colons in address");
        }
        return new HostPort(
                bracketed ? host.substring(1, host.length() - 1) : host, parsePort(text.substring(colon + 1)));
    }

    private static int parsePort(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 0xffff) {
            throw new IllegalArgumentException("address " + text + ": invalid port");
        }
        return Integer.parseInt(text);
    }

    /** Where to listen: without a host, everywhere. May have to ask the system for a name, and wait. */
    InetSocketAddress toListenAt() throws UnknownHostException {
        return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /** Whom to call: without a host, this machine. A name is left unresolved. */
    InetSocketAddress toDial() {
        if (host.isEmpty()) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(host))
                .map(address -> new InetSocketAddress(address, port))
                .orElseGet(() -> InetSocketAddress.createUnresolved(host, port));
    }

    /** How an address is answered. */
    static String text(InetSocketAddress address) {
        return NetUtil.toSocketAddressString(address);
    }
}
