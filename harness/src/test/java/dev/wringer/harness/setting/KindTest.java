package dev.wringer.harness.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.blueprint.Latencies;
import dev.wringer.harness.blueprint.Paces;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {

    private static final double NO_BOUND = Double.POSITIVE_INFINITY;

    private static <T> Parameter<T> parameter(Kind<T> kind) {
        return new Parameter<>("p", kind, "1", "");
    }

    private static void assertMisfit(Kind<?> kind, String text, String message) {
        assertThatThrownBy(() -> parameter(kind).read(text))
                .isInstanceOf(UsageError.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "20, 20", "1_000, 1000", "1e3, 1000", "2.0, 2", "-3, -3"})
    void readsWholeNumbers(String text, long value) throws Misfit {
        assertThat(new WholeNumbers(-10, 10_000).read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | p=abc is not a whole number",
                "1.5 | p=1.5 is not a whole number",
                "'' | p=\"\" is not a whole number",
                "0x10 | p=0x10 is not a whole number",
                "1e999999999 | p=1e999999999 is not a whole number",
                "NaN | p=NaN is not a whole number",
                "0 | p=0 is outside 1 … 10",
                "-5 | p=-5 is outside 1 … 10",
                "11 | p=11 is outside 1 … 10",
                "99999999999999999999 | p=99999999999999999999 is outside 1 … 10",
            })
    void complainsAboutWholeNumbers(String text, String message) {
        assertMisfit(new WholeNumbers(1, 10), text, message);
    }

    @Test
    void namesTheBoundThatThereIs() {
        assertMisfit(new WholeNumbers(1, NO_BOUND), "0", "p=0 is less than 1");
        assertMisfit(new Decimals(-NO_BOUND, 2.5), "3", "p=3 is more than 2.5");
        assertMisfit(new WholeNumbers(1, NO_BOUND), "1e20", "p=1e20 is not a whole number");
    }

    @ParameterizedTest
    @CsvSource({"30, 0.3, 30%", "30%, 0.3, 30%", "0.1, 0.001, 0.1%", "7, 0.07, 7%", "100, 1.0, 100%", "0, 0.0, 0%"})
    void readsPercentagesAsShares(String text, double share, String written) throws Misfit {
        assertThat(Percentages.ALL.read(text)).isEqualTo(share);
        assertThat(Percentages.ALL.write(share)).isEqualTo(written);
    }

    @Test
    void complainsAboutPercentages() {
        assertMisfit(Percentages.ALL, "120", "p=120 is outside 0 … 100");
        assertMisfit(Percentages.ALL, "-1", "p=-1 is outside 0 … 100");
        assertMisfit(Percentages.ALL, "half", "p=half is not a percentage");
        assertMisfit(new Percentages(10, 200), "5", "p=5 is outside 10 … 100");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, 500, 500ms",
        "1500ms, 1500, 1500ms",
        "1.5s, 1500, 1500ms",
        "15s, 15000, 15s",
        "10m, 600000, 600s",
        "2h, 7200000, 7200s",
    })
    void readsTimes(String text, long millis, String written) throws Misfit {
        assertThat(Times.POSITIVE.read(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(Times.POSITIVE.write(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @Test
    void complainsAboutTimes() {
        assertMisfit(Times.POSITIVE, "15", "p=15 is not a time such as 500ms, 15s or 10m");
        assertMisfit(Times.POSITIVE, "s", "p=s is not a time such as 500ms, 15s or 10m");
        assertMisfit(Times.POSITIVE, "0s", "p=0s is less than 1ms");
        assertMisfit(Times.POSITIVE, "-3s", "p=-3s is less than 1ms");
        assertMisfit(Times.POSITIVE, "1e9h", "p=1e9h is longer than a century");
    }

    @Test
    void readsRangesOfTimesAndPaces() throws Misfit {
        Duration one = Duration.ofSeconds(1);
        Duration twenty = Duration.ofSeconds(20);
        assertThat(new TimeRanges().read("1s..20s")).isEqualTo(new TimeRange(one, twenty));
        assertThat(new Paces().read("1s..20s")).isEqualTo(Pace.uniform(one, twenty));
        assertThat(new Paces().read("adaptive:1s..20s")).isEqualTo(Pace.adaptive(one, twenty));
        assertThat(new Paces().write(Pace.adaptive(one, twenty))).isEqualTo("adaptive:1s..20s");
        assertMisfit(new Paces(), "20s..1s", "p=20s..1s ends before it begins");
        assertMisfit(new Paces(), "20s", "p=20s is not a range of times such as 500ms..3s");
    }

    @ParameterizedTest
    @CsvSource({"constant:50ms", "uniform:10ms..90ms", "exponential:50ms"})
    void readsLatenciesAsTheyAreWritten(String text) throws Misfit {
        assertThat(new Latencies().write(new Latencies().read(text))).isEqualTo(text);
    }

    @Test
    void readsLatencyMatrices(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("two.csv"), "0, 10\n12.5, 0\n\n");

        Latency latency = new Latencies().read("matrix:" + file);

        assertThat(latency)
                .isEqualTo(new Latency.Matrix(
                        file.toString(),
                        List.of(
                                List.of(Duration.ZERO, Duration.ofMillis(10)),
                                List.of(Duration.ofNanos(12_500_000), Duration.ZERO))));
    }

    @Test
    void complainsAboutLatencies(@TempDir Path folder) throws IOException {
        Latencies latencies = new Latencies();
        assertMisfit(latencies, "50ms", "p=50ms is not one of " + latencies.range());
        assertMisfit(latencies, "constant:", "p=constant: is not a time such as 500ms, 15s or 10m");

        String absent = folder.resolve("absent.csv").toString();
        assertMisfit(
                latencies,
                "matrix:" + absent,
                "p=matrix:" + absent + " names a file that cannot be read as text: " + absent);
        Path skew = Files.writeString(folder.resolve("skew.csv"), "0,1\n");
        assertMisfit(
                latencies,
                "matrix:" + skew,
                "p=matrix:" + skew + " names no square matrix: " + skew + " has 1 rows, the first with 2 columns");
        Path words = Files.writeString(folder.resolve("words.csv"), "0,1\nfar,0\n");
        assertMisfit(
                latencies,
                "matrix:" + words,
                "p=matrix:" + words + " names a file whose row 2 has a cell that is no number of milliseconds ≥ 0: "
                        + words);
    }

    @Test
    void readsChoices() throws Misfit {
        Choices<LookupMode> modes = Choices.of(LookupMode.class);
        assertThat(modes.read("recursive")).isEqualTo(LookupMode.RECURSIVE);
        assertThat(modes.write(LookupMode.ITERATIVE)).isEqualTo("iterative");
        assertThat(Choices.trueOrFalse().read("false")).isFalse();
        assertMisfit(modes, "recursiv", "p=recursiv is not one of iterative, recursive: did you mean recursive?");
        assertMisfit(modes, "fast", "p=fast is not one of iterative, recursive");
    }

    @Test
    void tellsRanges() {
        assertThat(new WholeNumbers(1, 10).range()).isEqualTo("1 … 10");
        assertThat(new WholeNumbers(1, Integer.MAX_VALUE).range()).isEqualTo("≥ 1");
        assertThat(new Decimals(-NO_BOUND, NO_BOUND).range()).isEqualTo("a number");
        assertThat(new Decimals(-NO_BOUND, 3).range()).isEqualTo("≤ 3");
        assertThat(Percentages.ALL.range()).isEqualTo("0 … 100 %");
        assertThat(Choices.trueOrFalse().range()).isEqualTo("true | false");
    }
}
