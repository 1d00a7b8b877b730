package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.loseDisk;
import static dev.wringer.harness.fault.Strike.restart;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever share of the hosts goes down at once and comes back with its disks: the ring is whole again, and nothing is lost. */
class PowerCutTest {

    private static final RingSpec DURABLE = SimRings.spec(60).withStore(Store.DISK);

    private static List<RingId> stored(Ring ring) {
        List<RingId> stored = ring.clients()
                .store(Workloads.randomBlocks(60, 64, new Seed(4).entropy()))
                .succeededKeys();
        ring.await(fullyReplicated(stored));
        return stored;
    }

    @ParameterizedTest
    @CsvSource({"0.1, 5", "0.5, 10", "0.9, 20", "1.0, 20"})
    void theRingIsWholeAgainWithAllItsBlocks(double share, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            History history = new History(EventSink.NOWHERE);
            try (Ring ring = Ring.start(new SimTestbed(), DURABLE, new Seed(seed), history)) {
                List<Peer> members = ring.members();
                List<RingId> stored = stored(ring);

                ring.strike(restart(fraction(share)));
                ring.awaitEach(ideal(), fullyReplicated(stored));

                assertThat(ring.members()).as("seed %d", seed).isEqualTo(members);
                assertThat(ring.clients().fetch(stored).failed())
                        .as("seed %d", seed)
                        .isEmpty();
                assertThat(ring.brokenPremise()).as("seed %d", seed).isEmpty();
                ring.conclude(true);
            }
            assertThat(Judgement.on(history).outcome()).as("seed %d", seed).isEqualTo(Outcome.PASS);
        }
    }

    @Test
    void hostsThatCarrySeveralNodesComeBackAsWell() {
        RingSpec spec = SimRings.specWithSuccessors(16).spread(20, 5).withStore(Store.DISK);
        try (Ring ring = SimRings.start(spec, 1)) {
            List<RingId> stored = stored(ring);

            ring.strike(restart(all()));

            ring.awaitEach(ideal(), fullyReplicated(stored));
        }
    }

    @Test
    void aSecondCutWhileTheRingRecoversIsSurvivedToo() {
        try (Ring ring = SimRings.start(DURABLE, 1)) {
            List<RingId> stored = stored(ring);
            ring.strike(restart(fraction(0.9)));
            ring.strike(restart(all()));
            ring.strike(restart(fraction(0.9)));

            ring.awaitEach(ideal(), fullyReplicated(stored));
        }
    }

    @Test
    void aRingThatLosesAllItsDisksIsGone() {
        try (Ring ring = SimRings.start(DURABLE, 1)) {
            assertThatThrownBy(() -> ring.strike(loseDisk(all())))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("nobody alive");
        }
    }

    @Test
    void whatIsInMemoryDoesNotComeBack() {
        try (Ring ring = SimRings.start(SimRings.spec(60), 1)) {
            assertThatThrownBy(() -> ring.strike(restart(all())))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("nobody alive");
        }
    }
}
