package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Acted;
import dev.wringer.harness.record.Event.Deed;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.schedule.ScheduleMistake;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.KeyChoice;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Task;
import dev.wringer.harness.workload.Workload;
import dev.wringer.harness.workload.Workload.Timetable;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Schedules of faults and clients that work meanwhile, on simulated rings. */
class PlayTest {

    private static final Mix EVERYTHING =
            new Mix(Map.of(Task.LOOKUP, 4, Task.POLL, 1, Task.FETCH, 4, Task.NEWEST, 2, Task.STORE, 2, Task.UPDATE, 2));

    private static final Workload OPEN = workload(EVERYTHING, new Arrival.Open(10));
    private static final RingSpec RING = SimRings.specWithSuccessors(12);

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

    private record Result(Played played, Verdict verdict, History history) {

        List<String> deeds() {
            return played.acted().stream()
                    .map(action -> action.deed() + " " + action.text())
                    .toList();
        }

        <E extends Event> List<E> all(Class<E> type) {
            return history.all(type).toList();
        }
    }

    private static Result play(String schedule) {
        return play(schedule, Budget.KEPT, RING, OPEN, true);
    }

    private static Result play(String schedule, Budget budget, RingSpec spec, Workload workload, boolean healing) {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), spec, new Seed(7), history)) {
            Played played = ring.run(read(schedule), workload, budget, healing);
            ring.conclude(true);
            return new Result(played, Judgement.on(history), history);
        }
    }

    private static Schedule read(String text) {
        try {
            return Schedule.read(text);
        } catch (ScheduleMistake e) {
            throw new AssertionError(e);
        }
    }

    // ---- both sides

    @Test
    void clientsWorkWhileFaultsStrike() {
        Result result = play(
                "crash 10% at 5s; partition 30% 10s..12s; pause 2 15s..25s; join 3 at 20s; leave 2 at 30s;"
                        + " down 2 35s..45s; delay 100ms 5 <-> 10 40s..50s; still 42s..44s; restart 1 at 50s; crash same as 4 at 55s");

        assertThat(result.verdict().outcome()).as(result.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(result.played().acted())
                .extracting(Acted::deed)
                .containsOnly(Deed.DONE)
                .hasSize(10);
        assertThat(result.played().operations(Stage.QUIET).failed()).isEmpty();
        for (Stage stage : List.of(Stage.WARM_UP, Stage.QUIET, Stage.FAULTS, Stage.HEALED)) {
            assertThat(result.played().operations(stage).count())
                    .as(stage.name())
                    .isPositive();
        }
        assertThat(result.played().length(Stage.QUIET)).isEqualTo(Duration.ofSeconds(5));
        assertThat(result.played().length(Stage.FAULTS)).isEqualTo(Duration.ofSeconds(55));
        assertThat(result.all(Event.Completed.class).stream()
                        .map(done -> done.operation().kind())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void whatWasDoneCanBeDoneAgainToTheVerySame() {
        Result first =
                play("crash 10% at 5s; partition arc 20% 10s..12s; pause 2 busiest 15s..25s; leave 1 newest at 30s;"
                        + " lose 5% 3 -> all 40s..45s");
        String exact = first.played().acted().stream().map(Acted::text).collect(Collectors.joining("; "));

        Result again = play(exact);

        assertThat(again.deeds()).isEqualTo(first.deeds());
        assertThat(read(exact).toString()).isEqualTo(exact);
        assertThat(victims(again)).isEqualTo(victims(first));
    }

    private static List<List<Peer>> victims(Result result) {
        return result.all(Event.Crashed.class).stream()
                .map(Event.Crashed::victims)
                .toList();
    }

    // ---- the generator

    @Test
    void anOpenLoopKeepsItsRateAndCountsFromTheIntendedInstant() {
        Result result = play("pause 30% 10s..40s", Budget.NONE, RING, OPEN, true);

        int operations = result.played().operations(Stage.FAULTS).count();
        assertThat(operations).isBetween(500, 1_100); // 50 s at 10/s, a poll being ten
        assertThat(result.played().lateness()).isZero(); // virtual time waits for the generator
        assertThat(result.all(Event.Paced.class)).hasSize(1);
    }

    @Test
    void aClosedLoopHasOneOperationOfEachClientUnderWay() {
        Mix single = new Mix(Map.of(Task.LOOKUP, 1, Task.FETCH, 1));
        Arrival closed = new Arrival.Closed(4, Duration.ofMillis(200));
        Result result = play("crash 5% at 20s", Budget.KEPT, RING, workload(single, closed), true);

        List<Operation> all = result.played().operations().all();
        assertThat(all).extracting(Operation::client).contains(0, 1, 2, 3);
        for (int client = 0; client < 4; client++) {
            int one = client;
            List<Operation> own = all.stream()
                    .filter(operation -> operation.client() == one)
                    .sorted(Comparator.comparingLong(Operation::invokedNanos))
                    .toList();
            for (int i = 1; i < own.size(); i++) {
                assertThat(own.get(i).invokedNanos())
                        .isGreaterThan(own.get(i - 1).completedNanos());
            }
        }
    }

    @Test
    void tenDifferentNodesAreAskedAtOneInstant() {
        Result result = play(
                "crash 1 at 30s",
                Budget.KEPT,
                RING,
                workload(new Mix(Map.of(Task.POLL, 1)), new Arrival.Open(1)),
                true);

        Map<Long, List<Operation>> polls =
                result.played().operations().all().stream().collect(Collectors.groupingBy(Operation::intendedNanos));
        assertThat(polls.values()).allSatisfy(poll -> {
            assertThat(poll)
                    .hasSize(10)
                    .extracting(Operation::key)
                    .containsOnly(poll.get(0).key());
            assertThat(poll).extracting(Operation::origin).doesNotHaveDuplicates();
            assertThat(poll)
                    .extracting(Operation::answeredBy)
                    .containsOnly(poll.get(0).answeredBy());
        });
    }

    @Test
    void ofTwoVersionsAtOnceBothHaveOneNumber() {
        Result result = play(
                "crash 1 at 30s",
                Budget.KEPT,
                RING,
                workload(new Mix(Map.of(Task.CONFLICT, 1, Task.NEWEST, 1)), new Arrival.Open(2)),
                true);

        Map<Long, List<Operation>> pairs = result.played().operations().all().stream()
                .filter(operation -> operation.kind() == Kind.STORE)
                .collect(Collectors.groupingBy(Operation::intendedNanos));
        assertThat(pairs.values()).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair)
                    .hasSize(2)
                    .extracting(Operation::key)
                    .containsOnly(pair.get(0).key());
            assertThat(pair.stream().flatMap(store -> store.version().stream()).distinct())
                    .hasSize(2)
                    .extracting(version -> version.number())
                    .containsOnly(pair.get(0).version().orElseThrow().number());
        });
        assertThat(result.played().operations().withoutSuperseded().failed())
                .isEqualTo(result.played().operations().failed().stream()
                        .filter(store ->
                                !result.played().operations().superseded().contains(store))
                        .toList());
        assertThat(result.verdict().outcome()).as(result.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
    }

    // ---- recovery

    @Test
    void recoveryIsTimedFromTheEndOfTheLastFault() {
        assertThat(play("").played().untilIdeal()).contains(Duration.ZERO);
        assertThat(play("down 20% 5s..15s", Budget.KEPT, RING.withStore(Store.DISK), OPEN, true)
                        .played())
                .satisfies(played -> {
                    assertThat(played.untilIdeal())
                            .hasValueSatisfying(time -> assertThat(time).isPositive());
                    assertThat(played.length(Stage.QUIET)).isEqualTo(Duration.ofSeconds(5));
                });
        assertThat(play("crash 30% at 59s", Budget.NONE, RING, shortly(), true)
                        .played()
                        .untilIdeal())
                .isEmpty();
    }

    /** Clients stop long before a ring can be whole again. */
    private static Workload shortly() {
        return new Workload(
                EVERYTHING,
                new Arrival.Open(10),
                new KeyChoice.Uniform(),
                64,
                50,
                10,
                new Timetable(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(1)));
    }

    // ---- the budget

    @Test
    void aBudgetSkipsWhatWouldBreakThePremise() {
        Result kept = play("crash 95% at 5s", Budget.KEPT, RING, OPEN, true);
        Result broken = play("crash 95% at 5s", Budget.NONE, RING, OPEN, true);

        assertThat(kept.played().acted()).extracting(Acted::deed).containsExactly(Deed.SKIPPED);
        assertThat(kept.played().acted().get(0).note()).startsWith("premise broken");
        assertThat(kept.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(broken.played().acted()).extracting(Acted::deed).containsExactly(Deed.DONE);
        assertThat(broken.verdict().outcome()).isEqualTo(Verdict.Outcome.UNKNOWN);
    }

    /** A ring of r + 2 members survives the departure of one. */
    @Test
    void whoeverIsLeavingCountsAsGone() {
        String both = "leave hosts 1 at 5s; crash hosts 3 at 5s";
        Result kept = play(both, Budget.KEPT, SimRings.spec(6), OPEN, true);
        Result broken = play(both, Budget.NONE, SimRings.spec(6), OPEN, true);

        assertThat(kept.played().acted()).extracting(Acted::deed).containsExactly(Deed.DONE, Deed.SKIPPED);
        assertThat(kept.verdict().outcome()).as(kept.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(broken.played().acted()).extracting(Acted::deed).containsOnly(Deed.DONE);
        assertThat(broken.verdict().outcome()).isEqualTo(Verdict.Outcome.UNKNOWN);
    }

    @Test
    void aBudgetDrawsOtherVictims() {
        // Of 12 neighbours that die at once most choices leave somebody without a successor; scattered ones do not.
        Result result = play("crash 40% at 5s; crash 40% at 30s");

        assertThat(result.played().acted()).extracting(Acted::deed).contains(Deed.DONE);
        assertThat(result.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void aBudgetShortensCutsThatWouldSplitTheRing() {
        Result kept = play("partition half 5s..60s");
        Result split = play("partition half 5s..end", Budget.NONE, RING, OPEN, true);

        assertThat(kept.deeds().get(0)).startsWith("SHORTENED").endsWith("5s..8s");
        assertThat(kept.verdict().outcome()).as(kept.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(split.deeds().get(0)).startsWith("DONE").endsWith("5s..end");
        assertThat(split.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void somebodyIsLeftWhateverTheBudget() {
        Result result = play("crash all at 5s; pause all 6s..7s; crash nobody at 8s", Budget.NONE, RING, OPEN, true);

        assertThat(result.played().acted())
                .extracting(Acted::deed)
                .containsExactly(Deed.SKIPPED, Deed.SKIPPED, Deed.NOBODY);
    }

    // ---- how faults compose

    @Test
    void healingOneRegimeLeavesTheOthersInForce() {
        Result result = play(
                "cut hosts 1 -> hosts 2 5s..10s; cut hosts 1 -> hosts 2 7s..20s; delay 10ms hosts 1 -> hosts 2 8s..9s",
                Budget.NONE,
                RING,
                OPEN,
                true);

        assertThat(result.all(Event.Imposed.class)).hasSize(3);
        assertThat(result.all(Event.Healed.class))
                .extracting(Event.Healed::number)
                .containsExactly(2, 0, 1);
    }

    @Test
    void aPausedHostIsNotFound() {
        Result result =
                play("pause hosts 3 5s..20s; crash hosts 3 at 10s; pause hosts 3 11s..12s; crash hosts 3 at 30s");

        assertThat(result.deeds())
                .containsExactly(
                        "DONE pause hosts 3 5s..20s",
                        "NOBODY crash nobody at 10s",
                        "NOBODY pause nobody 11s..12s",
                        "DONE crash hosts 3 at 30s");
    }

    @Test
    void aHostThatIsDownIsNotFoundAndComesBack() {
        Result result = play("down hosts 3 5s..20s; restart hosts 3 at 10s; crash hosts 3 at 40s");

        assertThat(result.deeds())
                .containsExactly(
                        "DONE down hosts 3, disk kept 5s..20s",
                        "NOBODY restart nobody, disk kept at 10s",
                        "DONE crash hosts 3 at 40s");
        assertThat(result.all(Event.Restarted.class)).hasSize(1);
        assertThat(result.all(Event.Joined.class)).hasSize(1);
    }

    @Test
    void aHostThatIsRestartedInAPartitionJoinsOnItsOwnSide() {
        Result result = play("partition hosts 0..49 5s..8s; restart hosts 3 at 6s");

        assertThat(result.verdict().outcome()).as(result.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(result.all(Event.Joined.class)).hasSize(1);
    }

    @Test
    void aHostThatLeavesCanBeToldNothingElse() {
        Result result = play("leave hosts 3 at 5s; pause hosts 3 5s..6s; crash hosts 3 at 5s");

        assertThat(result.deeds())
                .containsExactly("DONE leave hosts 3 at 5s", "NOBODY pause nobody 5s..6s", "NOBODY crash nobody at 5s");
    }

    @Test
    void othersAreChosenInThePlaceOfHostsThatLeave() {
        Result result = play("leave 30 at 5s; delay 10ms 70 -> all 5s..6s", Budget.NONE, RING, OPEN, true);

        assertThat(result.all(Event.Imposed.class))
                .singleElement()
                .satisfies(imposed -> assertThat(imposed.effect().from()).hasSize(70));
    }

    @Test
    void whoIsCrashedWhileItJoinsIsNotWaitedFor() {
        Result result = play("join 2 at 5s; crash joining at 5s; join 1 at 20s; crash hosts 102 at 20s");

        assertThat(result.deeds().get(1)).isEqualTo("DONE crash hosts 100,101 at 5s");
        assertThat(result.deeds().get(3)).isEqualTo("DONE crash hosts 102 at 20s"); // it waited for it
        assertThat(result.all(Event.Joined.class)).hasSize(1);
        assertThat(result.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void whoIsRestartedOwesNoAnswerToWhatItWasAskedBefore() {
        Workload busy = workload(new Mix(Map.of(Task.LOOKUP, 1)), new Arrival.Open(100));
        Result result =
                play("restart 60% at 5s; restart 60% at 15s", Budget.KEPT, RING.withStore(Store.DISK), busy, true);

        assertThat(result.verdict().outcome()).as(result.verdict().reason()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(result.played().operations(Stage.FAULTS).failed())
                .extracting(Operation::detail)
                .contains("the asked node has died or left");
    }

    @Test
    void maintenanceResumesWhenNobodyWantsItStopped() {
        Result result = play("still 5s..20s; still 10s..30s");

        assertThat(result.all(Event.MaintenanceSwitched.class))
                .extracting(Event.MaintenanceSwitched::running)
                .containsExactly(false, true);
        assertThat(result.all(Event.MaintenanceSwitched.class).get(1).atNanos()
                        - result.all(Event.MaintenanceSwitched.class).get(0).atNanos())
                .isEqualTo(Duration.ofSeconds(25).toNanos());
    }

    @Test
    void diskIsLostOrKeptAsTheActionSays() {
        RingSpec disks = RING.withStore(Store.DISK);
        Result result = play("restart hosts 1 at 5s; down hosts 2, disk lost 6s..20s", Budget.KEPT, disks, OPEN, true);

        assertThat(result.all(Event.Restarted.class))
                .extracting(Event.Restarted::kept)
                .containsExactly(true, false);
        assertThatExceptionOfType(UsageError.class)
                .isThrownBy(() -> play("restart 1, disk 10% corrupted at 5s"))
                .withMessageContaining("set store=disk");
    }

    @Test
    void whatIsInForceAtTheEndIsHealedUnderLoadUnlessToldOtherwise() {
        Result healed = play("pause hosts 3 5s..end");
        Result left = play("pause hosts 3 5s..end", Budget.KEPT, RING, OPEN, false);

        assertThat(healed.all(Event.Healed.class).get(0).atNanos()).isLessThan(begun(healed, Stage.OVER));
        assertThat(left.all(Event.Healed.class).get(0).atNanos()).isGreaterThan(begun(left, Stage.OVER));
        assertThat(left.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    private static long begun(Result result, Stage stage) {
        return result.all(Event.Entered.class).stream()
                .filter(entered -> entered.stage() == stage)
                .findFirst()
                .orElseThrow()
                .atNanos();
    }
}
