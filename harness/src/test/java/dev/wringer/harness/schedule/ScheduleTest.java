package dev.wringer.harness.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsWrittenReadsBackToTheSame(long seed) throws ScheduleMistake {
        Schedule schedule = new Schedule(new Samples(new Seed(seed).entropy()).actions());

        assertThat(Schedule.read(schedule.toString())).isEqualTo(schedule);
        for (Action action : schedule.actions()) {
            assertThat(Schedule.read(action.describe()).actions()).containsExactly(action);
        }
    }

    @Test
    void readsActionsOnLinesAndAfterSemicolonsWithComments() throws ScheduleMistake {
        Schedule schedule = Schedule.read("""
                # a comment; crash all at 1s
                crash half at 5s; join 2 at 1m   # both
                ;;
                partition 2 neighbours 10s..end
                """);

        assertThat(schedule)
                .isEqualTo(new Schedule(List.of(
                        new Action.Once(seconds(5), Strike.crash(Nodes.fraction(0.5))),
                        new Action.Once(seconds(60), new Strike.Join(2)),
                        new Action.While(seconds(10), Optional.empty(), Regime.partition(Nodes.neighbours(2))))));
        assertThat(schedule.length()).isEqualTo(seconds(60));
        assertThat(Schedule.read("")).isEqualTo(Schedule.NONE);
        assertThat(Schedule.NONE.length()).isZero();
    }

    @Test
    void readsWhatIsShorterToWrite() throws ScheduleMistake {
        assertThat(Schedule.read("delay 100ms+-20ms 1 -> all 0s..1s"))
                .isEqualTo(Schedule.read("delay 100ms±20ms 1 -> all 0s..1s"));
        assertThat(Schedule.read("restart 1 at 1s")).isEqualTo(Schedule.read("restart 1, disk kept at 1s"));
        assertThat(Schedule.read("down hosts 1,2, disk lost 1s..2s"))
                .isEqualTo(Schedule.read("down hosts 1 , 2 , disk lost 1s..2s"));
    }

    @Test
    void twoTogetherKeepWhatTheyReferTo() throws ScheduleMistake {
        Schedule first = Schedule.read("crash 1 at 1s; join 1 at 2s");
        Schedule second =
                Schedule.read("pause 2 1s..2s" + "; crash all but same as 1 at 3s; cut same as 1 <-> 1 4s..5s");

        assertThat(first.and(second))
                .hasToString("crash 1 at 1s; join 1 at 2s; pause 2 1s..2s; crash all but same as 3 at 3s; "
                        + "cut same as 3 <-> 1 4s..5s");
    }

    @Test
    void everyActionCanBeAimedAtOthers() {
        for (Action action : new Samples(new Seed(1).entropy()).actions()) {
            assertThat(action.aimedAt(nodes -> nodes)).isEqualTo(action);
            String aimed = action.aimedAt(nodes -> Nodes.busiestFingers(77)).describe();
            assertThat(aimed.contains("77 busiest"))
                    .as(aimed)
                    .isEqualTo(!aimed.startsWith("join") && !aimed.startsWith("still"));
        }
    }
}
