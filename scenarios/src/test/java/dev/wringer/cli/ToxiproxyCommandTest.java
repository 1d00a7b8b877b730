package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ToxiproxyCommandTest {

    @TempDir
    private Path folder;

    private Path config(String json) throws IOException {
        return Files.writeString(folder.resolve("proxies.json"), json.replace('\'', '"'));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void servesUntilASignal() throws Exception {
        Path config = config("[{'name':'a','listen':'127.0.0.1:0','upstream':'127.0.0.1:9'}]");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleCommand.class.getName(),
                        "toxiproxy",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--seed",
                        "7",
                        "--config",
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = String.valueOf(out.readLine());
            assertThat(line).matches("toxiproxy: listening at 127\\.0\\.0\\.1:\\d+, seed 7");
            String address = line.replaceFirst(".* at ([^,]*),.*", "$1");

            assertThat(get("http://" + address + "/proxies")).contains("\"name\":\"a\"", "\"enabled\":true");

            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port x | port=x is not a whole number",
                "--port 70000 | port=70000 is outside 0 … 65535",
                "--seed x | seed=x is not a whole number",
                "--config /nowhere | --config /nowhere: there is no such file",
                "--prot 5 | there is no option --prot: did you mean --port?",
            })
    void tellsInOneLineWhatIsWrong(String arguments, String message) {
        Invocation invocation = Invocation.of(("toxiproxy --port 0 " + arguments)
                .replace("--port 0 --port", "--port")
                .split(" ", -1));

        assertThat(invocation).isEqualTo(new Invocation(3, "", "wringer: " + message + System.lineSeparator()));
    }

    @Test
    void tellsWhatIsWrongWithTheConfiguration() throws IOException {
        Path config = config("[{'name':'a'}]");

        assertThat(Invocation.of("toxiproxy", "--port", "0", "--config", config.toString()))
                .isEqualTo(new Invocation(
                        3,
                        "",
                        "wringer: " + config + ": missing required field: upstream at proxy 1"
                                + System.lineSeparator()));
    }

    @Test
    void tellsWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Invocation invocation =
                    Invocation.of("toxiproxy", "--host", "127.0.0.1", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(invocation.status()).isEqualTo(3);
            assertThat(invocation.err())
                    .startsWith("wringer: cannot listen at 127.0.0.1:" + taken.getLocalPort() + ": ")
                    .hasLineCount(1);
        }
    }
}
