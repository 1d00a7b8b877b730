package dev.wringer.harness.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server is told on its command line. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ToxiproxyProcessTest {

    private static final int BAD_USAGE = 2;
    private static final int COULD_NOT_START = 1;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<String> listed = new AtomicReference<>("");

    /** Runs a server that lists its proxies and ends. */
    private int run(String... arguments) {
        return ToxiproxyProcess.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                server -> listed.set(new Requests(server.port()).get("/proxies")));
    }

    private Path config(String json) throws IOException {
        return Files.writeString(folder.resolve("proxies.json"), json.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-host 127.0.0.1 -port 5 -seed -7 -threads 3 -config a",
                "--host=127.0.0.1 --port=5 --seed=-7 --threads=3 --config=a"
            })
    void argumentsAreWrittenAsTheGenuineServersAre(String arguments) {
        assertThat(ServerArguments.read(List.of(arguments.split(" "))))
                .isEqualTo(new ServerArguments("127.0.0.1", 5, -7, 3, Optional.of(Path.of("a")), false));
    }

    @Test
    void withoutArgumentsItListensWhereTheGenuineServerDoes() {
        ServerArguments read = ServerArguments.read(List.of());

        assertThat(read.host() + ":" + read.port()).isEqualTo("localhost:8474");
    }

    @Test
    void itServesTheProxiesOfItsConfiguration() throws IOException {
        Path file = config("[{'name':'a','listen':'127.0.0.1:0','upstream':'127.0.0.1:9'}]");

        assertThat(run("-host=127.0.0.1", "-port=0", "-seed=7", "-config=" + file))
                .isZero();

        assertThat(listed.get()).startsWith("200 ").contains("'name':'a'");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches("toxiproxy: listening at 127\\.0\\.0\\.1:\\d+, seed 7\\R");
    }

    @Test
    void itSaysWhichVersionItIs() {
        assertThat(run("-version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("toxiproxy-server version 2.12.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-port x | -port takes a whole number, not 'x'",
                "-port 70000 | -port is 70000, outside 0 … 65535",
                "-threads 0 | -threads is 0, outside 1 … 1024",
                "-proxy-metrics | there is no argument -proxy-metrics",
                "stray | there is no argument stray",
                "version | there is no argument version",
                "-host | -host needs a value"
            })
    void tellsInOneLineWhatIsWrong(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("toxiproxy: " + message + "; usage: " + ServerArguments.USAGE + System.lineSeparator());
    }

    @Test
    void tellsInOneLineWhyItCannotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("-host=127.0.0.1", "-port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(COULD_NOT_START);
        }
        assertThat(run("-port=0", "-config=" + folder.resolve("nowhere"))).isEqualTo(COULD_NOT_START);
        assertThat(run("-port=0", "-config=" + config("[{'name':'a'}]"))).isEqualTo(COULD_NOT_START);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("toxiproxy: "));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("cannot listen at 127.0.0.1:", "there is no file ", "missing required field: upstream");
    }
}
