package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Talks to a server in HTTP, as clients in other processes do. */
final class ControlClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    ControlClient(ToxiproxyServer server) {
        this.server = URI.create("http://" + ToxiproxyBenchmark.HOST + ":" + server.port());
    }

    /** The JSON of a proxy that listens at a port that is free. */
    static String proxy(String name, String host, int upstreamPort) {
        return "{\"name\":\"%s\",\"listen\":\"%s:0\",\"upstream\":\"%s:%d\"}"
                .formatted(name, host, ToxiproxyBenchmark.HOST, upstreamPort);
    }

    /** Makes a proxy, and tells where it listens. */
    InetSocketAddress proxyTo(InetSocketAddress upstream) throws IOException {
        String answer =
                populate("[" + proxy("to-" + upstream.getPort(), ToxiproxyBenchmark.HOST, upstream.getPort()) + "]");
        String listen = Fields.parseAny(answer).at("/proxies/0/listen").asText();
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), HostPort.parse(listen).port());
    }

    String populate(String config) throws IOException {
        return send(
                HttpRequest.newBuilder(server.resolve("/populate")).POST(HttpRequest.BodyPublishers.ofString(config)));
    }

    String list() throws IOException {
        return send(HttpRequest.newBuilder(server.resolve("/proxies")));
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IOException(response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
