package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 100 | 5 | 0 of 100 trials after 5.0 s",
                "25 | 100 | 20 | 25 of 100 trials after 20 s, about 1 min 0 s left",
                "100 | 100 | 80 | 100 of 100 trials after 1 min 20 s",
                "1 | 1000 | 30 | 1 of 1000 trials after 30 s, about 8 h 19 min left",
            })
    void extrapolates(int done, int total, long seconds, String line) {
        assertThat(Progress.line(done, total, Duration.ofSeconds(seconds))).isEqualTo(line);
    }

    @Test
    void rewritesItsLineOnATerminalOnly() {
        assertThat(shownInTheEnd(true)).startsWith("\r\u001b[K3 of 3 trials").endsWith(System.lineSeparator());
        assertThat(shownInTheEnd(false)).startsWith("3 of 3 trials").endsWith(System.lineSeparator());
    }

    private static String shownInTheEnd(boolean interactive) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                System.out, new PrintStream(err, true, StandardCharsets.UTF_8), interactive, interactive, 80);
        try (Progress progress = new Progress(terminal, 3, () -> 3, new Stopwatch())) {
            assertThat(progress).isNotNull();
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
