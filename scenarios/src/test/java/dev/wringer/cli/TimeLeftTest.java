package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

    private static List<Duration> seconds(int... seconds) {
        return IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    private static Optional<Duration> left(List<Duration> finished, List<Duration> underway, int waiting) {
        return new TimeLeft(finished, underway, waiting).estimate();
    }

    @Test
    void isUnknownUntilATrialIsOver() {
        assertThat(left(List.of(), seconds(100), 5)).isEmpty();
    }

    @Test
    void isNoneWhenAllAreOver() {
        assertThat(left(seconds(10, 20), List.of(), 0)).isEmpty();
    }

    @Test
    void countsOnTheMeanOfTheFinishedOnes() {
        assertThat(left(seconds(10, 30), seconds(5), 3)).contains(Duration.ofSeconds(15 + 60));
    }

    @Test
    void getsLessWhileOneWaitsAndDoesNotRise() {
        Duration before = Duration.ofDays(1);
        for (int i = 0; i < 100; i++) {
            Duration now = left(seconds(20), seconds(i), 2).orElseThrow();
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
        assertThat(before).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void isSharedByTrialsThatRunAtTheSameTime() {
        assertThat(left(seconds(20), seconds(10, 10), 4)).contains(Duration.ofSeconds((20 + 80) / 2));
    }
}
