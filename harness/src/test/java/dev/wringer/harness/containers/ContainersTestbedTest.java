package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainersTestbedTest {

    private static final Latency NONE = new Latency.Constant(Duration.ZERO);

    private final ContainersTestbed testbed = new ContainersTestbed(ImageChoice.OWN);

    private static RingSpec ring(int nodes, int virtualNodes, Latency latency, double loss) {
        return new RingSpec(nodes, virtualNodes, Formation.ASSEMBLED, NodeSettings.DEFAULT, latency, loss);
    }

    @Test
    void aThousandNodesFitAndWhatDoesNotSaysWhy() {
        assertThat(testbed.refusal(ring(1_000, 20, NONE, 0))).isEmpty();
        assertThat(testbed.refusal(ring(1_000, 1, NONE, 0)))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("1000 containers are too many").contains("virtual-nodes"));
    }

    @Test
    void whatItsLinksCannotDoAllTheTimeIsRefusedRatherThanIgnored() {
        assertThat(testbed.refusal(ring(100, 10, NONE, 0.1)))
                .hasValue("it loses packets only while a regime says so, not all the time: leave loss at 0");
        assertThat(testbed.refusal(ring(100, 10, new Latency.Constant(Duration.ofNanos(500_000)), 0)))
                .hasValue("its links delay by whole milliseconds, not by constant:0.5ms");
    }
}
