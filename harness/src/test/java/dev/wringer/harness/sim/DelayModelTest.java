package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DelayModelTest {

    private static final Duration MS_10 = Duration.ofMillis(10);
    private static final Duration MS_90 = Duration.ofMillis(90);

    private static long[] draws(Latency latency, int number) {
        Entropy chance = new Seed(1).entropy();
        DelayModel model = DelayModel.of(latency);
        return LongStream.range(0, number)
                .map(i -> model.draw(0, 1, chance))
                .sorted()
                .toArray();
    }

    @Test
    void constantIsConstant() {
        assertThat(draws(new Latency.Constant(MS_10), 10)).containsOnly(MS_10.toNanos());
    }

    @Test
    void uniformFillsItsRangeEvenly() {
        long[] draws = draws(new Latency.Uniform(MS_10, MS_90), 10_000);

        assertThat(draws[0]).isGreaterThanOrEqualTo(MS_10.toNanos());
        assertThat(draws[9_999]).isLessThanOrEqualTo(MS_90.toNanos());
        assertThat(draws[5_000] / 1e6).isCloseTo(50, within(2.0));
        assertThat(draws[1_000] / 1e6).isCloseTo(18, within(2.0));
    }

    @Test
    void exponentialHasItsMeanAndItsTail() {
        long[] draws = draws(new Latency.Exponential(Duration.ofMillis(50)), 10_000);

        assertThat(LongStream.of(draws).average().orElseThrow() / 1e6).isCloseTo(50, within(2.0));
        assertThat(draws[5_000] / 1e6).isCloseTo(50 * Math.log(2), within(2.0));
        assertThat(draws[9_000] / 1e6).isCloseTo(50 * Math.log(10), within(5.0));
    }

    @Test
    void aMatrixGivesEachDirectionItsOwnDelay() {
        Latency matrix = new Latency.Matrix(
                "two sites", List.of(List.of(Duration.ZERO, MS_10), List.of(MS_90, Duration.ofMillis(1))));
        DelayModel model = DelayModel.of(matrix);
        Entropy chance = new Seed(1).entropy();

        assertThat(model.draw(0, 1, chance)).isEqualTo(MS_10.toNanos());
        assertThat(model.draw(1, 0, chance)).isEqualTo(MS_90.toNanos());
        assertThat(model.draw(4, 2, chance)).isZero(); // hosts 4 and 2 both stand at site 0
        assertThat(model.draw(3, 5, chance)).isEqualTo(Duration.ofMillis(1).toNanos());
    }
}
