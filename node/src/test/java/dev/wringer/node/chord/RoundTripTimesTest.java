package dev.wringer.node.chord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RHEA'04 §4.2: time-out = mean + 4 × variation, within bounds. */
class RoundTripTimesTest {

    private final RoundTripTimes times = new RoundTripTimes(100, 10_000);

    @Test
    void waitsLongestWhileItKnowsNothing() {
        assertThat(times.timeoutNanos()).isEqualTo(10_000);
    }

    @Test
    void theFirstSampleCountsForItselfAndHalfOfItAsVariation() {
        times.sample(1_000);
        assertThat(times.timeoutNanos()).isEqualTo(1_000 + 4 * 500);
    }

    @Test
    void closesInOnASteadyRoundTrip() {
        for (int i = 0; i < 100; i++) {
            times.sample(1_000);
        }
        assertThat(times.timeoutNanos()).isBetween(1_000L, 1_020L);
    }

    @Test
    void staysWithinItsBounds() {
        times.sample(1);
        assertThat(times.timeoutNanos()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            times.sample(1_000_000);
        }
        assertThat(times.timeoutNanos()).isEqualTo(10_000);
    }
}
