package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the code of a simulated node throws is that node's crash, and what the harness throws is not. */
class NodeThatThrowsTest {

    private static final int VIRTUAL_NODES = 2;

    private final TrappedTestbed testbed = new TrappedTestbed();
    private final History history = new History(EventSink.NOWHERE);
    private final Ring ring = Ring.start(testbed, SimRings.spec(20).spread(10, VIRTUAL_NODES), new Seed(7), history);

    @AfterEach
    void close() {
        ring.close();
    }

    private void store() {
        ring.clients().store(Workloads.randomBlocks(5, 100, new Seed(8).entropy()));
    }

    private ContractBreach breach(Runnable act) {
        ContractBreach breach = catchThrowableOfType(ContractBreach.class, act::run);
        assertThat(breach).isNotNull();
        return breach;
    }

    /** Its host has died at that moment, and the record says of what. */
    private void assertCrashed(ContractBreach breach, String words) {
        assertThat(breach.clause()).isEqualTo(Clause.RUNNING);
        assertThat(breach).hasMessageContaining(words).hasMessageStartingWith(breach.host() + " breaks the contract");
        assertThat(history.all(Event.Crashed.class)).singleElement().satisfies(crashed -> {
            assertThat(crashed.victims())
                    .hasSize(VIRTUAL_NODES)
                    .extracting(Peer::host)
                    .containsOnly(breach.host());
            assertThat(crashed.atNanos()).isEqualTo(ring.elapsed().toNanos());
            assertThat(crashed.evidence()).contains(words);
        });
        assertThat(ring.members())
                .hasSize(20 - VIRTUAL_NODES)
                .extracting(Peer::host)
                .doesNotContain(breach.host());
    }

    @Test
    void whatARequestMakesItThrowEndsItsHost() {
        testbed.trap.armPut(() -> {
            throw new NullPointerException("planted");
        });

        ContractBreach breach = breach(this::store);

        assertCrashed(breach, " threw NullPointerException (planted) at dev.wringer.node.dhash.");
        assertThat(breach.getMessage()).containsPattern("host-[0-9.a-z-]+:7000/[01]@[0-9a-f]+ threw Null");
        assertThat(ring.violations()).isEmpty();
    }

    @Test
    void theRestOfTheRingGoesOnWithoutIt() {
        testbed.trap.armPut(() -> {
            throw new NullPointerException("planted");
        });
        breach(this::store);

        ring.pass(Duration.ofMinutes(5));
        ring.clients().lookup(Workloads.randomKeys(20, new Seed(9).entropy()));
        assertThat(history.all(Event.Crashed.class)).hasSize(1);
    }

    @Test
    void whatATimerMakesItThrowEndsItsHost() {
        store();
        testbed.trap.armVersions(() -> {
            throw new IllegalStateException("planted");
        });

        assertCrashed(
                breach(() -> ring.pass(Duration.ofMinutes(5))),
                " threw IllegalStateException (planted) at dev.wringer.node.");
    }

    @Test
    void aStackThatOverflowsIsTheNodes() {
        testbed.trap.armPut(NodeThatThrowsTest::recurse);

        assertCrashed(breach(this::store), " threw StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void recurse() {
        recurse();
    }

    /** Without its code being run: by looking at its state. */
    @Test
    void whatItThrowsWhenItIsLookedAtEndsItsHost() {
        testbed.trap.armVersions(() -> RingId.parse("no digits"));

        assertCrashed(breach(ring::holdings), " at dev.wringer.node.id.RingId.parse");
    }

    @Test
    void aLackOfMemoryIsEverybodys() {
        testbed.trap.armPut(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThatThrownBy(this::store).isInstanceOf(OutOfMemoryError.class);
        assertThat(history.all(Event.Crashed.class)).isEmpty();
    }

    @Test
    void whatTheHarnessThrowsIsNoFaultOfANode() {
        RecordFailure diskFull = new RecordFailure("cannot write", new IOException("disk full"));
        History full = new History(event -> {
            if (event instanceof Event.Completed) {
                throw diskFull;
            }
        });
        try (Ring unrecorded = Ring.start(testbed, SimRings.spec(10), new Seed(1), full)) {
            assertThatThrownBy(() -> unrecorded
                            .clients()
                            .lookup(List.of(unrecorded.members().get(0).id())))
                    .isSameAs(diskFull);
            assertThat(unrecorded.members()).hasSize(10);
        }
    }
}
