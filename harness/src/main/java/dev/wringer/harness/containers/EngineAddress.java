package dev.wringer.harness.containers;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where a Docker engine is said to be. Immutable.
 *
 * @param text as whoever named it wrote it
 * @param source who named it, such as {@code DOCKER_HOST}; empty if nobody did, and it is where engines are by default
 */
record EngineAddress(String text, String source) {

    private static final Set<String> OVER_A_NETWORK = Set.of("tcp", "http", "https");
    private static final int SOCKET_FORWARDED_TO = 2375;
    private static final String FORMS = "say tcp://host:2375 or unix:///path/to/docker.sock";

    /** The socket of an engine that nobody has named. */
    static EngineAddress ofSocket(String path) {
        return new EngineAddress("unix://" + path, "");
    }

    /** How it is called in messages: a socket of this machine by its path, anything else as it is written. */
    String shown() {
        String named = socket().orElse(text);
        return source.isEmpty() ? named : named + " (" + source + ")";
    }

    /** The path of the socket, if it is one. */
    Optional<String> socket() {
        return text.startsWith("unix://") ? Optional.of(text.substring("unix://".length())) : Optional.empty();
    }

    /** The host to be connected to, without the brackets of an IPv6 address; empty for a socket. */
    Optional<String> host() {
        return uri().filter(EngineAddress::isOverANetwork).map(URI::getHost);
    }

    /** The port to be connected to, if one is named. */
    OptionalInt port() {
        return uri().filter(uri -> uri.getPort() > 0)
                .map(uri -> OptionalInt.of(uri.getPort()))
                .orElse(OptionalInt.empty());
    }

    /** Whether it is a pipe of Windows, which cannot be looked at from here. */
    boolean isPipe() {
        return text.startsWith("npipe:");
    }

    /** Why nobody can connect to such an address, and what helps; empty if it can be tried. */
    Optional<String> refusal() {
        if (isPipe() || socket().filter(path -> path.startsWith("/")).isPresent()) {
            return Optional.empty();
        }
        Optional<URI> uri = uri();
        if (uri.filter(each -> "ssh".equals(each.getScheme())).isPresent()) {
            return Optional.of(overSsh(uri.get()));
        }
        if (host().isEmpty()) {
            return Optional.of(source + " is '" + text + "', which is no address of a Docker engine: " + FORMS);
        }
        return port().isPresent()
                ? Optional.empty()
                : Optional.of(source + " is " + text + ", without a port: " + FORMS);
    }

    private String overSsh(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("HOST");
        String user =
                Optional.ofNullable(uri.getUserInfo()).map(name -> name + "@").orElse("");
        String port = uri.getPort() > 0 ? "-p " + uri.getPort() + " " : "";
        return source + " is " + text + ", and Docker's client here does not speak ssh: run ssh -N " + port + "-L "
                + SOCKET_FORWARDED_TO + ":/var/run/docker.sock " + user + host
                + ", and set DOCKER_HOST=tcp://127.0.0.1:"
                + SOCKET_FORWARDED_TO + " and TESTCONTAINERS_HOST_OVERRIDE=" + host;
    }

    private Optional<URI> uri() {
        try {
            return Optional.of(new URI(text.toLowerCase(Locale.ROOT).startsWith("unix:") ? "unix:///" : text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOverANetwork(URI uri) {
        return uri.getScheme() != null && OVER_A_NETWORK.contains(uri.getScheme());
    }
}
