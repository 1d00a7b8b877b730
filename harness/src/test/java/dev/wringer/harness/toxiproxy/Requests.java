package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain HTTP requests to a server, for what the client library cannot say. */
record Requests(int port, HttpClient client) {

    Requests(int port) {
        this(port, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** @param body with apostrophes for quotation marks */
    String send(String method, String path, String body) {
        return answer(method, path, body, "test");
    }

    String get(String path) {
        return send("GET", path, "");
    }

    String post(String path, String body) {
        return send("POST", path, body);
    }

    /** The status, a blank, and the body. */
    String answer(String method, String path, String body, String agent) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMillis(Wire.PATIENCE_MILLIS))
                .header("User-Agent", agent)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return (response.statusCode() + " " + response.body().replace('"', '\'')).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
