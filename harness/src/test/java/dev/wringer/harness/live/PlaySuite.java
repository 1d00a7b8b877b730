package dev.wringer.harness.live;

import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Deed;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schedules of faults and clients that work meanwhile, on hosts that take their time. */
@Timeout(300)
public abstract class PlaySuite {

    /** Enough for a cut that the budget allows to last longer than it takes to restart a host. */
    private static final int SUCCESSORS = 9;

    private static final Duration LONGER = Duration.ofMillis(60);

    private static final Mix EVERYTHING =
            new Mix(Map.of(Task.LOOKUP, 8, Task.POLL, 1, Task.FETCH, 4, Task.NEWEST, 2, Task.STORE, 2, Task.UPDATE, 2));

    private final SmallRings rings;
    private final History history = new History(EventSink.NOWHERE);

    /** On these rings. */
    protected PlaySuite(SmallRings rings) {
        this.rings = rings;
    }

    /** Fails if something of a ring that was closed is still there. */
    protected abstract void assertNothingIsLeftBehind();

    @AfterEach
    void nothingIsLeftBehind() {
        assertNothingIsLeftBehind();
    }

    private RingSpec spec() {
        RingSpec spec = rings.spec(Formation.ASSEMBLED);
        return new RingSpec(
                        spec.nodes(),
                        spec.virtualNodes(),
                        spec.formation(),
                        spec.node().withChord(spec.node().chord().withSuccessors(SUCCESSORS)),
                        spec.latency(),
                        0)
                .withStore(Store.DISK);
    }

    private static Workload workload(Duration faults) {
        return new Workload(
                EVERYTHING,
                new Arrival.Open(4),
                new KeyChoice.Uniform(),
                64,
                20,
                4,
                new Timetable(Duration.ofSeconds(1), faults, Duration.ofSeconds(3)));
    }

    private Played play(Schedule schedule) {
        try (Ring ring = Ring.start(rings.testbed(), spec(), new Seed(7), history)) {
            ring.await(ideal());
            Played played = ring.run(schedule, workload(schedule.length()), Budget.KEPT, true);
            ring.conclude(true);
            return played;
        }
    }

    private static Schedule read(String text) {
        try {
            return Schedule.read(text);
        } catch (ScheduleMistake e) {
            throw new AssertionError(e);
        }
    }

    /** Every kind of action that any live testbed offers, some of them on hosts that cannot be hit. */
    private Schedule everything() {
        Schedule schedule = read("""
                delay 60ms all -> all 1s..7s                   # 1
                delay 40ms±10ms all -> all 2s..4s              # 2: on the same links
                join 1 at 4s                                   # 3: host 8
                crash joining at 4s                            # 4: on its way in, unless it has come
                crash hosts 8 at 4s                            # 5: it has come, unless it has been hit
                crash hosts 7 at 5s                            # 6
                join 1 at 6s                                   # 7: host 9
                pause hosts 3 8s..13s                          # 8
                crash hosts 3 at 9s                            # 9: finds nobody
                down hosts 6, disk lost 9s..12s                # 10
                restart hosts 6 at 10s                         # 11: finds nobody
                still 12s..13s                                 # 12
                leave hosts 5 at 14s                           # 13
                crash hosts 5 at 14s                           # 14: finds nobody, for it is leaving
                cut hosts 4 -> hosts 2 15s..15400ms            # 15
                partition hosts 0,1 18s..18400ms               # 16
                restart hosts 1 at 18s                         # 17: in the partition
                refuse hosts 0 -> hosts 2 20s..20400ms         # 18
                bandwidth 100kB/s hosts 2 <-> hosts 4 20s..23s # 19
                slow-close 100ms hosts 2 <-> hosts 3 21s..23s  # 20
                reset 500ms hosts 3 <-> hosts 4 21s..22s       # 21
                slice 100B 1ms hosts 0 <-> hosts 6 21s..23s    # 22
                limit 20000B hosts 0 <-> hosts 4 22s..23s      # 23
                """);
        return rings.testbed().offers(Capability.LOSS)
                ? schedule.and(read("lose 5% hosts 0 -> hosts 3 21s..23s"))
                : schedule;
    }

    private static final Map<Integer, Deed> DEEDS_OF_THE_UNTOUCHABLE =
            Map.of(9, Deed.NOBODY, 11, Deed.NOBODY, 14, Deed.NOBODY);

    private static final int NEWCOMER = 8;

    /** A newcomer may come between two actions of one instant: one of the two hits it, and the other finds nobody. */
    private static final Set<Integer> HITS_THE_NEWCOMER = Set.of(4, 5);

    private static final Set<Integer> CUTS = Set.of(15, 16, 18);

    @Test
    void clientsWorkWhileEverythingHappensToTheRing() {
        Schedule schedule = everything();

        Played played = play(schedule);

        assertThat(played.acted())
                .hasSize(schedule.actions().size())
                .filteredOn(acted -> !HITS_THE_NEWCOMER.contains(acted.action()) && !cameTooSoon(acted))
                .allSatisfy(acted -> assertThat(acted.deed())
                        .as(acted.toString())
                        .isEqualTo(DEEDS_OF_THE_UNTOUCHABLE.getOrDefault(acted.action(), Deed.DONE)));
        assertThat(played.acted())
                .filteredOn(acted -> HITS_THE_NEWCOMER.contains(acted.action()) && acted.deed() == Deed.DONE)
                .singleElement()
                .extracting(Event.Acted::text)
                .isEqualTo("crash hosts 8 at 4s");
        assertThat(history.all(Event.Crashed.class)
                        .flatMap(crashed -> crashed.victims().stream())
                        .map(victim -> HostNames.number(victim.host()).orElseThrow())
                        .distinct()
                        .filter(host -> host != NEWCOMER)) // it has been a member or not
                .as("crashes, hosts taken down, restarts")
                .containsExactlyInAnyOrder(7, 6, 1);
        assertThat(count(Event.Restarted.class)).isEqualTo(2);
        assertThat(count(Event.Left.class)).isEqualTo(1);
        assertThat(history.all(Event.Joined.class)
                        .map(joined -> joined.member().host())
                        .filter(host -> !host.startsWith("host-000008")))
                .as("host 9, and those that came back")
                .hasSize(3 * SmallRings.VIRTUAL_NODES);
        assertThat(history.all(Event.Healed.class).map(Event.Healed::number))
                .containsExactlyInAnyOrderElementsOf(history.all(Event.Imposed.class)
                        .map(Event.Imposed::number)
                        .toList());
        assertHealingOneDelayLeftTheOther(played);
        for (Stage stage : List.of(Stage.WARM_UP, Stage.QUIET, Stage.FAULTS, Stage.HEALED)) {
            assertThat(played.operations(stage).all()).as(stage.name()).isNotEmpty();
        }
        assertThat(history.all(Event.Completed.class)
                        .map(done -> done.operation().kind()))
                .contains(Operation.Kind.values());
        assertThat(history.all(Event.Paced.class)).singleElement().satisfies(paced -> assertThat(paced.operations())
                .isPositive());
        assertPass();
    }

    /** Whether the ring has recovered from one cut when the next one is due depends on the machine. */
    private static boolean cameTooSoon(Event.Acted acted) {
        return CUTS.contains(acted.action())
                && acted.deed() == Deed.SKIPPED
                && acted.note().contains("too few principals");
    }

    private void assertPass() {
        Verdict verdict = Judgement.on(history);
        assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.PASS);
    }

    private long count(Class<? extends Event> type) {
        return history.all(type).count();
    }

    /** What was asked and answered when the shorter delay had ended, and the longer one surely had not. */
    private void assertHealingOneDelayLeftTheOther(Played played) {
        long shorter = healed("delay 40ms");
        long longer = healed("delay 60ms");
        assertThat(longer).isGreaterThan(shorter);
        long halfway = shorter + (longer - shorter) / 2; // taking it back takes its time, too
        assertThat(played.operations().all())
                .filteredOn(operation -> operation.kind() == Operation.Kind.LOOKUP
                        && operation.invokedNanos() >= shorter
                        && operation.completedNanos() <= halfway
                        && !operation.path().isEmpty()
                        && !operation.path().get(0).sharesHostWith(operation.origin()))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(Duration.ofNanos(operation.elapsedNanos()))
                        .isGreaterThanOrEqualTo(LONGER.multipliedBy(2)));
    }

    private long healed(String regime) {
        return history.all(Event.Healed.class)
                .filter(event -> event.regime().startsWith(regime))
                .findFirst()
                .orElseThrow()
                .atNanos();
    }

    /** As with a schedule that a nemesis has drawn: victims by selectors, newcomers on their way while others strike. */
    @Test
    void hostsComeAndGoFasterThanTheRingMends() {
        Played played = play(
                read("join 2 at 1s; crash 1 at 1s; leave 1 at 1500ms; pause 1 2s..5s; join 1 at 3s; crash joining at"
                        + " 3s; crash 1 newest at 5s; join 2 at 6s; restart 1 at 6s; leave 1 at 8s"));

        // The budget skips a departure that comes before the ring has mended; nothing else is any.
        Set<Integer> departures = Set.of(2, 3, 4, 7, 10);
        assertThat(played.acted()).hasSize(10).allSatisfy(acted -> assertThat(acted.deed())
                .as(acted.toString())
                .isIn(Deed.DONE, departures.contains(acted.action()) ? Deed.SKIPPED : Deed.DONE));
        assertPass();
    }
}
