package dev.wringer.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wringer.reports.page.RunPage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows a folder of runs over HTTP, to this machine only. The list of runs is made anew whenever somebody asks, the
 * page of a run that goes on or has none yet as well; everything else is a file below the folder, and nothing outside
 * of it is shown.
 */
final class RunServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "json", "application/json",
            "jsonl", "text/plain; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "md", "text/markdown; charset=utf-8",
            "xml", "application/xml",
            "log", "text/plain; charset=utf-8");

    private final RunsFolder runs;
    private final Scenarios scenarios;
    private final HttpServer server;
    private final ExecutorService workers;

    private RunServer(RunsFolder runs, Scenarios scenarios, HttpServer server, ExecutorService workers) {
        this.runs = runs;
        this.scenarios = scenarios;
        this.server = server;
        this.workers = workers;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @throws IOException if nobody can listen there
     */
    static RunServer start(RunsFolder runs, Scenarios scenarios, int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService workers = Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "run-server");
            thread.setDaemon(true);
            return thread;
        });
        RunServer server = new RunServer(runs, scenarios, http, workers);
        http.setExecutor(workers);
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    /** Where something is to be found, by its path below the folder. */
    URI address(String path) {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        try {
            return new URI("http", null, host, server.getAddress().getPort(), "/" + path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isForThisMachine(exchange)) {
                send(exchange, 403, "text/plain", "ask by the address that was printed");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "only GET");
            } else {
                show(exchange, exchange.getRequestURI().getPath().substring(1));
            }
        } catch (RuntimeException e) {
            send(exchange, 500, "text/plain", "cannot show this: " + e.getMessage());
        }
    }

    /** A page elsewhere whose name leads to this machine shall not read what is here. */
    private boolean isForThisMachine(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .replaceFirst(":\\d+$", "");
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.equals(InetAddress.getLoopbackAddress().getHostAddress());
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        if (path.isEmpty() || path.equals("index.html")) {
            send(exchange, 200, "text/html; charset=utf-8", runs.index());
            return;
        }
        Optional<Path> file = below(path);
        if (file.isPresent() && file.get().getFileName().toString().equals("report.html")) {
            page(exchange, new RunFolder(file.get().resolveSibling("")));
        } else if (file.isPresent() && Files.isRegularFile(file.get())) {
            send(exchange, file.get());
        } else {
            send(exchange, 404, "text/plain", "there is nothing of this name");
        }
    }

    /** What has this path, if it lies in the folder, wherever links lead. */
    private Optional<Path> below(String path) throws IOException {
        Path root = runs.path().toRealPath();
        Path file;
        try {
            file = root.resolve(path).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
        if (!file.startsWith(root) || file.equals(root)) {
            return Optional.empty();
        }
        Path existing = Files.exists(file) ? file : file.getParent();
        boolean inside = existing != null
                && Files.exists(existing)
                && existing.toRealPath().startsWith(root);
        return inside ? Optional.of(file) : Optional.empty();
    }

    private void page(HttpExchange exchange, RunFolder run) throws IOException {
        Path file = run.path().resolve("report.html");
        if (Files.isRegularFile(file) && !run.isLive()) {
            send(exchange, file);
        } else if (DocumentFolder.of(run.path()).isPresent()) {
            send(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    DocumentFolder.of(run.path()).orElseThrow().page());
        } else if (run.isRun()) {
            String html = RunPage.of(run.read(scenarios), (reported, trial) -> {});
            send(exchange, 200, "text/html; charset=utf-8", html);
        } else {
            send(exchange, 404, "text/plain", "there is no run of this name");
        }
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, 0); // in pieces: the record of a run that goes on grows meanwhile
        try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(file, out);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
