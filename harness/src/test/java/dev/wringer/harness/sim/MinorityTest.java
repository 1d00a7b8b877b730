package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.Minority;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.KeyChoice;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Task;
import dev.wringer.harness.workload.Workload;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rings some of whose hosts run another protocol. */
class MinorityTest {

    private static final RingSpec MIXED =
            SimRings.specWithSuccessors(12).withMinority(new Minority(Variant.DISCARDING_REPLICA, 0.25));

    @Test
    void aShareOfTheHostsIsDrawnByTheSeed() {
        Cast cast = Cast.of(MIXED, new Seed(1));

        assertThat(cast.others())
                .hasSize((int) Math.round(MIXED.hosts() * 0.25))
                .doesNotHaveDuplicates()
                .isEqualTo(Cast.of(MIXED, new Seed(1)).others())
                .isNotEqualTo(Cast.of(MIXED, new Seed(2)).others());
        for (int host = 0; host < MIXED.hosts() + 5; host++) {
            Variant wanted = cast.others().contains(host) ? Variant.DISCARDING_REPLICA : Variant.CORRECTED;
            assertThat(cast.settings(host).variant()).isEqualTo(wanted);
            assertThat(cast.variant(host)).isEqualTo(wanted.commandLineName());
        }
        assertThat(Cast.of(MIXED.withMinority(Minority.NOBODY), new Seed(1)).others())
                .isEmpty();
    }

    @Test
    void theOthersAreRecordedRunSomethingElseAndAreNeverAsked() {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), MIXED, new Seed(3), history)) {
            List<Operation> stores = ring.clients()
                    .store(Workloads.randomBlocks(100, 64, new Seed(3).entropy()))
                    .all();
            List<String> others = history.all(Event.Mixed.class)
                    .flatMap(mixed -> mixed.hosts().stream())
                    .toList();

            assertThat(others).hasSize(Cast.of(MIXED, new Seed(3)).others().size());
            assertThat(stores).noneMatch(store -> others.contains(store.origin().host()));
            assertThat(ring.holdings().holders().values()).isNotEmpty().allSatisfy(holders -> assertThat(holders)
                    .noneMatch(holder -> others.contains(holder.host())));
        }
    }

    /** Ten nodes are asked the same at once, where there are ten that can be asked. */
    @Test
    void aPollAsksAllThatCanBeAskedWhereThereAreFewerThanItWants() {
        RingSpec nine = SimRings.spec(10).withMinority(new Minority(Variant.BLACK_HOLE, 0.1));
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), nine, new Seed(1), history)) {
            Workload polls = new Workload(
                    new Mix(Map.of(Task.POLL, 1)),
                    new Arrival.Closed(1, Duration.ofSeconds(1)),
                    new KeyChoice.Uniform(),
                    64,
                    1,
                    1,
                    new Workload.Timetable(Duration.ZERO, Duration.ofSeconds(3), Duration.ZERO));
            Played played = ring.run(Schedule.of(), polls, Budget.KEPT, true);

            assertThat(played.operations().count()).isPositive();
            assertThat(played.operations().count() % 9).isZero();
        }
    }
}
