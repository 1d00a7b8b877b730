package dev.wringer.harness.containers;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.live.LinkFaultsSuite;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
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
            ring.pass(Duration.ofSeconds(3)); // who was waited for is tried again within a second or two
            assertThat(ring.clients()
                            .lookup(Workloads.randomKeys(30, new Seed(8).entropy()))
                            .failed())
                    .isEmpty();
        }
    }
}
