package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** That benchmarks run and tell something; what they tell is not for tests. */
@Timeout(120)
class BenchCommandTest {

    @ParameterizedTest
    @CsvSource({"bench", "bench simulator"})
    void measuresTheSimulatorUnlessToldOtherwise(String command) {
        Invocation invocation = Invocation.of((command + " --nodes 21,30 --events 1000").split(" ", -1));

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.status()).isZero();
        assertThat(invocation.out().lines().map(String::strip))
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("nodes").contains("events / s", "bytes a node"),
                        small -> assertThat(small).matches("21 +\\d+ +\\d+ +-?\\d+ +[0-9.]+ s"),
                        large -> assertThat(large).matches("30 +\\d+ +\\d+ +-?\\d+ +[0-9.]+ s"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void measuresTheLauncherWithAndWithoutWhatMakesItQuick(@TempDir Path home) throws Exception {
        Path log = home.resolve("log");
        Files.writeString(home.resolve("wringer"), "echo \"$1 $WRINGER_JAVA_OPTS\" >>'" + log + "'");
        String before = System.getProperty("wringer.home", "");
        System.setProperty("wringer.home", home.toString());
        Invocation invocation;
        try {
            invocation = Invocation.of("bench", "startup", "--rounds", "2");
        } finally {
            if (before.isEmpty()) {
                System.clearProperty("wringer.home");
            } else {
                System.setProperty("wringer.home", before);
            }
        }

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.status()).isZero();
        assertThat(invocation.out().lines())
                .satisfiesExactly(
                        with -> assertThat(with).matches("\\./wringer list +[0-9.]+ s +\\([0-9.]+ … [0-9.]+\\)"),
                        without -> assertThat(without).startsWith("without the archive"));
        assertThat(Files.readAllLines(log))
                .satisfiesExactly(
                        with -> assertThat(with).isEqualTo("list "),
                        without -> assertThat(without).contains("classes.jsa", "TieredStopAtLevel=4"),
                        with -> assertThat(with).isEqualTo("list "),
                        without -> assertThat(without).contains("classes.jsa", "TieredStopAtLevel=4"));
    }

    @Test
    void measuresTheToxiproxyServer() {
        Invocation invocation = Invocation.of(
                "bench", "toxiproxy", "--rounds", "1", "--connections", "3", "--proxies", "20", "--live", "5");

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.status()).isZero();
        assertThat(invocation.out())
                .contains("direct", "through")
                .containsPattern("round trip of 64 bytes, µs +[0-9.]+ +[0-9.]+ +[0-9.]+")
                .containsPattern("requests / s, 3 connections +\\d+ +\\d+ +[0-9.]+")
                .containsPattern("bulk, GB / s +[0-9.]+ +[0-9.]+ +[0-9.]+")
                .containsPattern("connections / s, one after another +\\d+ +\\d+ +[0-9.]+")
                .containsPattern("20 proxies: made in [0-9.]+ s, listed in [0-9.]+ s, -?[0-9.]+ KB each")
                .containsPattern("5 connections: -?[0-9.]+ KB each");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nodes 20 | bench needs --events of at least 1 and rings of at least 21 nodes",
                "simulator --events 0 | bench needs --events of at least 1 and rings of at least 21 nodes",
                "startup --rounds 0 | --rounds=0 is too small: it takes 1",
                "toxiproxy --rounds 0 | rounds=0 is outside 1 … 20",
                "toxiproxy --live x | live=x is not a whole number",
                "reform --testbed sim | hosts are handed on on containers and processes, not on sim",
                "reform --hosts 0 | a ring has hosts and nodes, not 0 x 10",
                "toxyproxy | there is no command toxyproxy: did you mean toxiproxy?",
            })
    void tellsInOneLineWhatIsWrong(String arguments, String message) {
        assertThat(Invocation.of(("bench " + arguments).split(" ", -1)))
                .isEqualTo(new Invocation(3, "", "wringer: " + message + System.lineSeparator()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsBeforehandThatThereAreTooFewFileDescriptors() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 400; exec \"$@\"",
                        "sh",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleCommand.class.getName(),
                        "bench",
                        "toxiproxy")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(told.strip())
                .isEqualTo("wringer: the benchmark needs 10300 file descriptors, and the limit is 400:"
                        + " raise it by ulimit -n, or measure less");
        assertThat(process.waitFor()).isEqualTo(3);
    }
}
