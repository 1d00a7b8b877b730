package dev.wringer.harness.containers;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.named;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.live.AllLookupsSucceed;
import dev.wringer.harness.live.LinkFaultsSuite;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workloads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresEngine
class LinkFaultsIT extends LinkFaultsSuite {

    LinkFaultsIT() {
        super(ContainerRings.GENTLE);
    }

    /** All packets lost is as good as a cut; once they get through again, so do calls. */
    @Test
    void aHostWhosePacketsAreAllLostIsTakenForDead() {
        try (Ring ring = ContainerRings.GENTLE.start()) {
            ring.stopMaintenance();
            String victim = ring.members().get(0).host();
            try (Imposed loss = ring.impose(Regime.degraded(all(), named(List.of(victim)), new LinkFault.Loss(1)))) {
                assertThat(loss.evidence().shown()).isTrue();
                assertThat(loss.evidence().text()).contains("rules in force");
                assertThat(ring.clients()
                                .lookup(Workloads.randomKeys(30, new Seed(7).entropy()))
                                .all())
                        .anySatisfy(lookup -> assertThat(lookup.dead())
                                .extracting(peer -> peer.host())
                                .contains(victim));
            }
            ring.resumeMaintenance();
            ring.await(ideal());
            ring.await(new AllLookupsSucceed());
            assertThat(ring.clients()
                            .lookup(Workloads.randomKeys(30, new Seed(8).entropy()))
                            .failed())
                    .isEmpty();
        }
    }

    /** TCP repairs all of it, so nodes see delays and nothing else. */
    @Test
    void packetsAreTreatedBadlyWhereTheKernelCan() {
        boolean offered = new ContainersTestbed().offers(Capability.PACKET_FAULTS);
        try (Ring ring = ContainerRings.GENTLE.start()) {
            for (LinkFault fault : List.of(
                    new LinkFault.Duplication(0.2),
                    new LinkFault.Reordering(0.2, Duration.ofMillis(10)),
                    new LinkFault.Corruption(0.01))) {
                Regime regime = Regime.degraded(all(), all(), fault);
                if (offered) {
                    assertHarmless(ring, regime);
                } else {
                    assertThatThrownBy(() -> ring.impose(regime))
                            .isInstanceOf(UsageError.class)
                            .hasMessageContaining("packet faults");
                }
            }
        }
    }

    private static void assertHarmless(Ring ring, Regime regime) {
        try (Imposed imposed = ring.impose(regime)) {
            assertThat(imposed.evidence().shown()).as(imposed.evidence().text()).isTrue();
            assertThat(ring.clients()
                            .lookup(Workloads.randomKeys(30, new Seed(7).entropy()))
                            .failed())
                    .isEmpty();
        }
    }
}
