package dev.wringer.node.grpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Serves a page of metrics over HTTP, at {@code /metrics}. Thread-safe. */
final class MetricsEndpoint implements AutoCloseable {

    private static final String PATH = "/metrics";
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int PATIENCE_SECONDS = 5;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;

    private final HttpServer server;

    private MetricsEndpoint(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes an address, but does not answer there yet.
     *
     * @throws IOException if it cannot listen there
     */
    static MetricsEndpoint at(InetSocketAddress address) throws IOException {
        try {
            return new MetricsEndpoint(HttpServer.create(address, 0));
        } catch (IOException e) {
            throw new IOException("cannot serve metrics on " + address + ": " + e.getMessage(), e);
        }
    }

    /** Answers whoever asks from now on with what {@code pages} gives. */
    void serve(Supplier<CompletableFuture<String>> pages) {
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals(PATH)) {
                    answer(exchange, pages.get());
                } else {
                    exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
                }
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, CompletableFuture<String> page) throws IOException {
        try {
            byte[] body = page.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", FORMAT);
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        } catch (TimeoutException | ExecutionException e) { // the host is stuck, or gone
            exchange.sendResponseHeaders(UNAVAILABLE, NO_BODY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.sendResponseHeaders(UNAVAILABLE, NO_BODY);
        }
    }

    /** The port on which it answers. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
