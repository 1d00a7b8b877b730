package dev.wringer.harness.ring;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.host.NodeSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StandstillTest {

    private static Ring ring(UnaryOperator<Cluster> change) {
        NodeSettings node = NodeSettings.DEFAULT.withChord(ChordSettings.DEFAULT.withSuccessors(6));
        RingSpec spec = new RingSpec(30, 1, Formation.ASSEMBLED, node, new Latency.Constant(Duration.ofMillis(50)), 0);
        Testbed testbed = new Testbed() {
            @Override
            public String name() {
                return "sim";
            }

            @Override
            public boolean offers(Capability capability) {
                return true;
            }

            @Override
            public Cluster start(RingSpec ring, Seed seed, ClusterEvents events) {
                return change.apply(new SimTestbed().start(ring, seed, events));
            }
        };
        return Ring.start(testbed, spec, new Seed(1), new History(EventSink.NOWHERE));
    }

    /** Nodes that say yes when they are told to stop, and go on. */
    private static Cluster deaf(Cluster cluster) {
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("switchMaintenance")) {
                        return null;
                    }
                    try {
                        return method.invoke(cluster, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void loseSomebody(Ring ring) {
        ring.stopMaintenance();
        ring.strike(crash(count(3)));
        ring.pass(Duration.ofMinutes(1));
    }

    @Test
    void nothingChangesWhileMaintenanceIsStopped() {
        try (Ring ring = ring(UnaryOperator.identity())) {
            loseSomebody(ring);

            assertThatCode(ring::resumeMaintenance).doesNotThrowAnyException();
        }
    }

    @Test
    void whoGoesOnIsFoundOut() {
        try (Ring ring = ring(StandstillTest::deaf)) {
            loseSomebody(ring);

            assertThatThrownBy(ring::resumeMaintenance)
                    .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                            .isEqualTo(Clause.MAINTENANCE))
                    .hasMessageContaining("has changed its tables meanwhile");
        }
    }

    @Test
    void newcomersChangeTables() {
        try (Ring ring = ring(StandstillTest::deaf)) {
            ring.stopMaintenance();
            ring.join(1);

            assertThatCode(ring::resumeMaintenance).doesNotThrowAnyException();
        }
    }
}
