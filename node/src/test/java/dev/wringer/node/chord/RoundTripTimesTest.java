package dev.wringer.node.chord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RHEA'04 §4.2: time-out = mean + 4 × variation, within bounds. */
class RoundTripTimesTest {

    private static final String HOST = "a:1";
    private static final String SLOW = "b:1";

    private final RoundTripTimes times = new RoundTripTimes(100, 10_000);

    @Test
    void waitsLongestWhileItKnowsNothing() {
        assertThat(times.timeoutNanos(HOST)).isEqualTo(10_000);
    }

    @Test
    void theFirstSampleCountsForItselfAndHalfOfItAsVariation() {
        times.answered(HOST, 1_000);
        assertThat(times.timeoutNanos(HOST)).isEqualTo(1_000 + 4 * 500);
    }

    @Test
    void closesInOnASteadyRoundTrip() {
        for (int i = 0; i < 100; i++) {
            times.answered(HOST, 1_000);
        }
        assertThat(times.timeoutNanos(HOST)).isBetween(1_000L, 1_020L);
    }

    @Test
    void staysWithinItsBounds() {
        times.answered(HOST, 1);
        assertThat(times.timeoutNanos(HOST)).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            times.answered(HOST, 1_000_000);
        }
        assertThat(times.timeoutNanos(HOST)).isEqualTo(10_000);
    }

    @Test
    void aHostThatDoesNotAnswerIsGivenTwiceAsLongEachTime() {
        for (int i = 0; i < 100; i++) {
            times.answered(HOST, 1_000);
        }
        times.timedOut(SLOW, 1_000);
        assertThat(times.timeoutNanos(SLOW)).isEqualTo(2_000);
        times.timedOut(SLOW, 2_000);
        assertThat(times.timeoutNanos(SLOW)).isEqualTo(4_000);
        times.timedOut(SLOW, 9_000);
        assertThat(times.timeoutNanos(SLOW)).isEqualTo(10_000);
        assertThat(times.timeoutNanos(HOST)).isLessThan(1_020);
    }

    @Test
    void aSlowHostKeepsTheTimeItNeedsUntilItIsFastAgain() {
        for (int i = 0; i < 100; i++) {
            times.answered(HOST, 1_000);
        }
        times.timedOut(SLOW, 4_000);
        times.answered(SLOW, 4_500);
        for (int i = 0; i < 100; i++) {
            times.answered(HOST, 1_000);
        }
        assertThat(times.timeoutNanos(SLOW)).isEqualTo(9_000);
        times.answered(SLOW, 100);
        assertThat(times.timeoutNanos(SLOW)).isEqualTo(times.timeoutNanos(HOST));
    }
}
