package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.schedule.ScheduleMistake;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.KeyChoice;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Task;
import dev.wringer.harness.workload.Workload;
import dev.wringer.harness.workload.Workload.Timetable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever joins knows a few members. If all of them crash before they have answered, nobody can let the newcomer in. */
class VanishedContactsTest {

    private static final Workload LOOKUPS = new Workload(
            new Mix(Map.of(Task.LOOKUP, 1)),
            new Arrival.Open(1),
            new KeyChoice.Uniform(),
            64,
            1,
            1,
            new Timetable(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO));

    @Test
    void newcomersWhoKnowNobodyAliveAreNotWaitedFor() throws ScheduleMistake {
        try (Ring ring = SimRings.start(SimRings.specWithSuccessors(12), 1)) {
            Schedule fewAreLeft = Schedule.read("join 30 at 1s; crash 90% at 1050ms");
            ring.run(fewAreLeft, LOOKUPS, Budget.NONE, true);
            assertThat(ring.members()).as("all but the dead and some newcomers").hasSizeBetween(10, 39);
        }
    }
}
