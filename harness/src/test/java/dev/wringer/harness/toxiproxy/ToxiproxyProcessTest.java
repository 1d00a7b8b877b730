package dev.wringer.harness.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<String> listed = new AtomicReference<>("");

    /** Runs a server that lists its proxies and ends. */
    private int run(String... arguments) {
        return ToxiproxyProcess.commandLine(server -> listed.set(new Requests(server.port()).get("/proxies")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path config(String json) throws IOException {
        return Files.writeString(folder.resolve("proxies.json"), json.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-host 127.0.0.1 -port 0 -seed 7 -config ", "--host=127.0.0.1 --port=0 --seed=7 --config="})
    void argumentsAreWrittenAsTheGenuineServersAre(String arguments) throws IOException {
        Path file = config("[{'name':'a','listen':'127.0.0.1:0','upstream':'127.0.0.1:9'}]");

        assertThat(run((arguments + file).split(" "))).as("%s", err).isZero();

        assertThat(listed.get()).startsWith("200 ").contains("'name':'a'");
        assertThat(out.toString()).matches("toxiproxy: listening at 127\\.0\\.0\\.1:\\d+, seed 7\\R");
    }

    @Test
    void itSaysWhichVersionItIs() {
        assertThat(run("-version")).isZero();
        assertThat(out.toString()).startsWith("toxiproxy-server version 2.12.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-port x | Invalid value for option '--port'",
                "-port 70000 | there is no port 70000",
                "-threads 0 | 0 threads carry nothing",
                "-proxy-metrics | Unknown option: '-proxy-metrics'",
                "stray | Unmatched argument at index 0: 'stray'",
                "-host | Missing required parameter for option '--host'"
            })
    void tellsInOneLineWhatIsWrong(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(BAD_USAGE);
        assertThat(err.toString())
                .startsWith("toxiproxy: " + message)
                .endsWith("(see --help)" + System.lineSeparator())
                .hasLineCount(1);
    }

    @Test
    void tellsInOneLineWhyItCannotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("-host=127.0.0.1", "-port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(COULD_NOT_START);
        }
        assertThat(run("-port=0", "-config=" + folder.resolve("nowhere"))).isEqualTo(COULD_NOT_START);
        assertThat(run("-port=0", "-config=" + config("[{'name':'a'}]"))).isEqualTo(COULD_NOT_START);

        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("toxiproxy: "));
        assertThat(err.toString())
                .contains("cannot listen at 127.0.0.1:", "there is no file ", "missing required field: upstream");
    }
}
