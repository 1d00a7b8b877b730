package dev.wringer.harness.containers;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks at an address whether a Docker engine answers there, over a connection of its own, and never takes longer than it may.
 * Docker's client has no such limits, and an engine that is about to end still serves connections that it has. Thread-safe.
 */
final class EngineProbe {

    /** For somebody who waits for the answer: an engine that is there answers in milliseconds. */
    static final Duration FOR_A_PERSON = Duration.ofSeconds(4);

    private static final String START = "start one (docker/engine.sh does on Debian), or set DOCKER_HOST to one";
    private static final String START_THERE = "start it, or set DOCKER_HOST to another";
    private static final String PING = "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
    private static final int READ_AT_MOST = 1_000; // bytes: the first line is all that is looked at

    private final EngineAddress address;
    private final Duration patience;

    /** @param patience how long it may take until there is an answer */
    EngineProbe(EngineAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** Why no engine can be talked to there, in one line with what helps; empty if one answers. */
    Optional<String> trouble() {
        Optional<String> refusal = address.refusal().or(this::socketTrouble);
        return refusal.isPresent() || address.isPipe() ? refusal : unanswered();
    }

    private Optional<String> socketTrouble() {
        Optional<Path> socket = address.socket().map(Path::of);
        if (socket.filter(path -> !Files.exists(path)).isPresent()) {
            return Optional.of("there is no Docker engine at " + address.shown() + ": " + START);
        }
        return socket.filter(path -> !Files.isWritable(path)).map(path -> forbidden());
    }

    private String forbidden() {
        return "this user may not talk to the Docker engine at " + address.shown()
                + ": add the user to the group docker, or run as root";
    }

    /** Names and sockets can keep a thread waiting that nothing can interrupt: it is left to itself then. */
    private Optional<String> unanswered() {
        CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(attempt()), "wringer-engine-probe");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = Thread.interrupted(); // this does not take long
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                try {
                    return outcome.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return Optional.of(silence());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String silence() {
        return "the Docker engine at " + address.shown() + " does not answer within " + patience.toSeconds() + " s: "
                + START_THERE;
    }

    private Optional<String> attempt() {
        try {
            String answer =
                    address.socket().isPresent() ? askSocket(address.socket().get()) : askHost();
            return judged(answer);
        } catch (SocketTimeoutException e) {
            return Optional.of(silence());
        } catch (UnknownHostException e) {
            return Optional.of("nobody knows the host of the Docker engine at " + address.shown()
                    + ": set DOCKER_HOST to one that is known");
        } catch (ConnectException e) {
            return Optional.of("no Docker engine listens at " + address.shown() + ": " + START_THERE);
        } catch (AccessDeniedException e) {
            return Optional.of(forbidden());
        } catch (IOException | RuntimeException e) {
            return Optional.of("the Docker engine at " + address.shown() + " does not answer ("
                    + EngineTrouble.innermost(e) + "): " + START_THERE);
        }
    }

    /** What the beginning of an answer shows. */
    private Optional<String> judged(String answer) {
        String line = answer.lines().findFirst().orElse("").strip();
        if (line.matches("HTTP/1\\.\\d 2\\d\\d.*")) {
            return Optional.empty();
        }
        if (answer.contains("HTTPS server")) {
            return Optional.of("the Docker engine at " + address.shown()
                    + " wants TLS: set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder with the certificates");
        }
        String said = line.isEmpty() ? "nothing" : "'" + printable(line) + "'";
        return Optional.of("what listens at " + address.shown() + " is no Docker engine: asked whether it is, it said "
                + said + "; set DOCKER_HOST to one");
    }

    private static String printable(String line) {
        String plain = line.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }

    private static String askSocket(String path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
            return beginning(Channels.newInputStream(channel));
        }
    }

    private String askHost() throws IOException {
        String host = address.host().orElse("");
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            InetSocketAddress to = new InetSocketAddress(host, address.port().orElse(0));
            if (to.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            socket.connect(to, millis);
            socket.setSoTimeout(millis);
            if (isSecured()) {
                // Whom the client trusts is for the client to say: here it is enough that somebody listens.
                return "HTTP/1.1 200";
            }
            socket.getOutputStream().write(PING.getBytes(StandardCharsets.US_ASCII));
            return beginning(socket.getInputStream());
        }
    }

    private boolean isSecured() {
        String verify = Optional.ofNullable(System.getenv("DOCKER_TLS_VERIFY")).orElse("");
        return address.text().startsWith("https:") || verify.equals("1") || verify.equalsIgnoreCase("true");
    }

    private static String beginning(InputStream answer) throws IOException {
        return new String(answer.readNBytes(READ_AT_MOST), StandardCharsets.ISO_8859_1);
    }
}
