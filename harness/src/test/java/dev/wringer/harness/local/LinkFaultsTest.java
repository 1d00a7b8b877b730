package dev.wringer.harness.local;

import static dev.wringer.harness.fault.Nodes.all;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.live.LinkFaultsSuite;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.UsageError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkFaultsTest extends LinkFaultsSuite {

    LinkFaultsTest() {
        super(LocalRings.BRISK);
    }

    @Test
    void theEmbeddedServerSeesNoPackets() {
        try (Ring ring = LocalRings.BRISK.start()) {
            for (LinkFault fault : List.of(
                    new LinkFault.Loss(0.1),
                    new LinkFault.Duplication(0.1),
                    new LinkFault.Reordering(0.1, Duration.ofMillis(5)),
                    new LinkFault.Corruption(0.1))) {
                assertThatThrownBy(() -> ring.impose(Regime.degraded(all(), all(), fault)))
                        .isInstanceOf(UsageError.class)
                        .hasMessageContaining("this testbed cannot");
            }
        }
    }
}
