package dev.wringer.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.loopback.OpenFiles;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessesTestbedTest {

    private static final Latency NONE = new Latency.Constant(Duration.ZERO);

    private final ProcessesTestbed testbed = withFiles(20_000);

    private static ProcessesTestbed withFiles(long limit) {
        return new ProcessesTestbed(Optional.empty(), NodeVariables.NONE, new OpenFiles(limit));
    }

    private static RingSpec ring(int nodes, int virtualNodes, Latency latency) {
        return new RingSpec(nodes, virtualNodes, Formation.ASSEMBLED, NodeSettings.DEFAULT, latency, 0);
    }

    @Test
    void aThousandNodesFitAndWhatDoesNotSaysWhy() {
        assertThat(testbed.defaults(1_000)).containsEntry("virtual-nodes", "50");
        assertThat(testbed.refusal(ring(1_000, 50, NONE))).isEmpty();
        assertThat(testbed.refusal(ring(1_000, 1, NONE)))
                .hasValue("1000 processes are too many for one ring: put more virtual-nodes on at most 100 hosts");
        assertThat(withFiles(1_024).refusal(ring(1_000, 50, NONE)))
                .hasValue("the links of 20 hosts need 3140 open files, and the limit is 1024: put more virtual-nodes on"
                        + " fewer hosts, or raise the limit (ulimit -n)");
    }

    @Test
    void linksDelayByWholeMilliseconds() {
        assertThat(testbed.refusal(ring(100, 10, new Latency.Constant(Duration.ofNanos(500_000)))))
                .hasValue("its links delay by whole milliseconds, not by constant:0.5ms");
    }

    @Test
    void onlySomebodyElsesNodeHasVariantsOfItsOwn() {
        assertThat(testbed.offers(Capability.FOREIGN_VARIANTS)).isFalse();
        assertThat(new ProcessesTestbed(Optional.of(NodeCommand.read("node")), NodeVariables.NONE)
                        .offers(Capability.FOREIGN_VARIANTS))
                .isTrue();
        assertThat(testbed.condition(Capability.FOREIGN_VARIANTS)).hasValue("with a command of your own");
    }
}
