package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
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

/** Schedules of faults and clients that work meanwhile, on simulated rings. */
class PlayTest {

    private static final Mix ALL =
            new Mix(Map.of(Task.LOOKUP, 4, Task.POLL, 1, Task.FETCH, 4, Task.NEWEST, 2, Task.STORE, 2, Task.UPDATE, 2));

    private static Workload workload(Mix mix, Arrival arrival) {
        return new Workload(
                mix,
                arrival,
                new KeyChoice.Uniform(),
                64,
                50,
                10,
                new Timetable(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(20)));
    }

    private record Result(Played played, Verdict verdict, History history) {}

    private static Result play(String schedule, Workload workload, Budget budget) throws ScheduleMistake {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), SimRings.specWithSuccessors(12), new Seed(7), history)) {
            Played played = ring.run(Schedule.read(schedule), workload, budget, true);
            ring.conclude(true);
            return new Result(played, Judgement.on(history), history);
        }
    }

    @Test
    void clientsWorkWhileFaultsStrike() throws ScheduleMistake {
        Result result = play(
                "crash 10% at 5s; partition 30% 10s..12s; pause 2 15s..25s; join 3 at 20s; leave 2 at 30s;"
                        + " down 2 35s..45s; delay 100ms 5 <-> all 40s..50s; restart 1 at 50s; crash same as 4 at 55s",
                workload(ALL, new Arrival.Open(10)), Budget.KEPT);

        assertThat(result.played().acted()).hasSize(9);
        result.played().acted().forEach(System.out::println);
        System.out.println(result.verdict());
        for (Stage stage : Stage.values()) {
            result.played()
                    .operations(stage)
                    .failed()
                    .forEach(o -> System.out.println(o.kind() + " " + o.version() + " " + o.failure() + " " + o.detail()
                            + " " + o.intendedNanos() / 1e9 + " " + o.completedNanos() / 1e9));
            System.out.println(stage + " " + result.played().operations(stage).count() + " failed "
                    + result.played().operations(stage).failed().size() + " "
                    + result.played().length(stage));
        }
        assertThat(result.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }
}
