package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PlainRhythmTest {

    private static List<Integer> due(int seconds, IntFunction<String> phase) {
        PlainRhythm rhythm = new PlainRhythm();
        List<Integer> due = new ArrayList<>();
        for (int second = 1; second <= seconds; second++) {
            if (rhythm.isDue(Duration.ofSeconds(second), phase.apply(second))) {
                due.add(second);
            }
        }
        return due;
    }

    @Test
    void aPhaseIsToldSoonAfterItHasBegun() {
        assertThat(due(30, second -> second < 13 ? "load" : "faults")).containsExactly(5, 13, 23);
    }

    @Test
    void phasesThatFlitByAreNoFlood() {
        assertThat(due(60, second -> "phase " + second)).containsExactly(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60);
    }

    @Test
    void aLongRunIsToldOnceAMinute() {
        List<Integer> due = due(7200, second -> "load");

        assertThat(due).hasSizeLessThan(200);
        assertThat(due.get(due.size() - 1) - due.get(due.size() - 2)).isEqualTo(60);
    }
}
