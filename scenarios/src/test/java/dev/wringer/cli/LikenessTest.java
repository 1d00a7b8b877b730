package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pair has the same ring, the same victims, the same schedule and the same keys, whatever the change is: by the records. */
class LikenessTest {

    @TempDir
    private Path folder;

    private String compared(String scenario, String change, String... more) {
        String[] words = scenario.split(" ", -1);
        String[] command = new String[words.length + more.length + 5];
        command[0] = "compare";
        command[1] = words[0];
        command[2] = "--candidate=" + change;
        command[3] = "--seeds=2";
        command[4] = "--quiet";
        command[5] = "--out=" + folder;
        for (int i = 1; i < words.length; i++) {
            command[5 + i] = "--set=" + words[i];
        }
        System.arraycopy(more, 0, command, 5 + words.length, more.length);
        Invocation compare = Invocation.asInstalled(command);
        assertThat(compare.err()).isEmpty();
        return compare.out();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "massive-failure nodes=40 killed=30 blocks=50 lookups=50 successors=10 | lookup=recursive",
                "massive-failure nodes=40 killed=30 blocks=50 lookups=50 successors=10 | variant=skipped-replica-repair",
                "massive-failure nodes=40 killed=30 blocks=50 lookups=50 successors=10 | repair=10s",
                "massive-failure nodes=40 killed=30 blocks=50 lookups=50 successors=10 | latency=uniform:10ms..190ms",
                "power-cut nodes=30 down=50 blocks=50 successors=10 | lookup=recursive",
                "churn nodes=40 half-life=240s duration=30s | lookup=recursive",
                "one-way-cut nodes=40 cut=5s duration=20s | variant=stale-fingers",
                "take-over joins=2 blocks=50 | variant=skipped-take-over",
            })
    void onlyTheChangeDiffers(String scenario, String change) {
        assertThat(compared(scenario, change))
                .contains("All 2 pairs have the same members, schedules, victims and keys, by their records.");
    }

    /** The candidate stores nothing, so its trial is over before the strike. */
    @Test
    void aSideThatEndsSoonerDoesNotDiffer() {
        assertThat(compared(
                        "massive-failure nodes=40 killed=30 blocks=50 lookups=50 successors=10", "variant=black-hole"))
                .contains("All 2 pairs have the same members, schedules, victims and keys, by their records.");
    }

    @Test
    void membersThatDifferAreTold() {
        assertThat(compared(
                        "massive-failure killed=30 blocks=50 lookups=50 successors=10",
                        "nodes=41",
                        "--set=latency=constant:5ms"))
                .contains(
                        "In 2 of 2 pairs more differs than the change, which makes intervals wider: first the members of the ring");
    }

    @Test
    void soAreVictims() {
        assertThat(compared(
                        "massive-failure nodes=40 blocks=50 lookups=50 successors=10",
                        "killed=40",
                        "--baseline=killed=30"))
                .contains("first the victims of faults (killed-30-seed-1).");
    }

    /** Who is alive to be hit, and which blocks there are to ask for, may follow from the change itself. */
    @Test
    void soIsWhatFollowsFromTheChange() {
        assertThat(compared(
                        "soak nodes=24 successors=6 replicas=3 warm-up=1s duration=20s after=5s", "variant=black-hole"))
                .contains("more differs than the change, which makes intervals wider: first the victims of faults");
    }

    @Test
    void soAreSchedules() {
        assertThat(compared(
                        "soak nodes=24 successors=6 replicas=3 warm-up=1s after=5s",
                        "duration=21s",
                        "--baseline=duration=20s"))
                .contains("first the schedule or the workload (seed-1).");
    }

    @Test
    void soAreKeys() {
        assertThat(compared(
                        "massive-failure nodes=40 killed=30 lookups=50 successors=10",
                        "blocks=51",
                        "--baseline=blocks=50"))
                .contains("first the keys that clients ask for (killed-30-seed-1).");
    }
}
