package dev.wringer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunServerTest {

    private static final String SECRET = "nobody shall read this";

    @TempDir
    private Path folder;

    private Path runs;
    private RunServer server;

    @BeforeEach
    void start() throws IOException {
        runs = Files.createDirectories(folder.resolve("runs"));
        Files.writeString(folder.resolve("secret.txt"), SECRET);
        server = RunServer.start(new RunsFolder(runs), new Scenarios(SampleScenarios.classes()), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Over a socket: clients tidy paths up before they ask. */
    private String ask(String path, String host) throws IOException {
        URI address = server.address("");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String ask(String path) throws IOException {
        return ask(path, "127.0.0.1");
    }

    private void run() {
        assertThat(Invocation.of("run", "looks-up", "--quiet", "--out", runs.toString())
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/x/../../secret.txt",
                "/..%2fsecret.txt",
                "//../secret.txt",
                "/link.txt",
                "/linked/secret.txt",
                "/%00"
            })
    void nothingOutsideOfTheFolderIsShown(String path) throws IOException {
        Files.createSymbolicLink(runs.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(runs.resolve("linked"), folder);

        assertThat(ask(path)).doesNotContain(SECRET).doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void listsRunsAndShowsTheirFiles() throws IOException {
        run();
        String name = runs.resolve("latest").toRealPath().getFileName().toString();

        assertThat(ask("/")).startsWith("HTTP/1.1 200").contains(name);
        assertThat(ask("/" + name + "/report.html")).startsWith("HTTP/1.1 200").contains("looks-up");
        assertThat(ask("/latest/trials.csv"))
                .startsWith("HTTP/1.1 200")
                .contains("text/csv")
                .contains("looks-up,sim,1");
        assertThat(ask("/" + name + "/nothing.csv")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aRunMayHaveAnyName() throws IOException {
        run();
        Files.move(runs.resolve("latest").toRealPath(), runs.resolve("50 % of it#1?"));
        URI address = server.address("50 % of it#1?/report.html");

        assertThat(ask(address.getRawPath())).startsWith("HTTP/1.1 200").contains("looks-up");
    }

    /** As the record of a run that goes on is. */
    @Test
    void aFileThatGrowsMeanwhileIsShownAsFarAsItGoes() throws Exception {
        Path record = runs.resolve("seed-1.jsonl.partial");
        Files.writeString(record, "a line\n");
        AtomicBoolean growing = new AtomicBoolean(true);
        Thread writer = new Thread(() -> {
            while (growing.get()) {
                append(record);
            }
        });
        writer.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(server.address("seed-1.jsonl.partial"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 50; i++) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .startsWith("a line\n");
            }
        } finally {
            growing.set(false);
            writer.join();
        }
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "a line\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunThatGoesOnIsDrawnWheneverSomebodyAsks() throws IOException {
        run();
        Path latest = runs.resolve("latest").toRealPath();
        Path live = Files.createDirectories(runs.resolve("20990101-000000-looks-up/records"));
        String record = Files.readString(latest.resolve("records/seed-1.jsonl"));
        Path partial = live.resolve("seed-1.jsonl.partial");

        Files.writeString(partial, record.substring(0, record.length() / 3));
        String early = ask("/20990101-000000-looks-up/report.html");
        Files.writeString(partial, record.substring(0, record.length() * 2 / 3));
        String later = ask("/20990101-000000-looks-up/report.html");

        assertThat(early).contains("\"live\":true");
        assertThat(later).contains("\"live\":true").hasSizeGreaterThan(early.length() + 100);
    }

    @Test
    void nobodyElseIsAnswered() throws IOException {
        assertThat(ask("/", "somewhere.example")).startsWith("HTTP/1.1 403");
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(each -> Collections.list(each.getInetAddresses()).stream())
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress other : others) {
            assertThat(isAnswered(other)).as(other.toString()).isFalse();
        }
    }

    private boolean isAnswered(InetAddress address) {
        try (Socket socket = new Socket(address, server.address("").getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
