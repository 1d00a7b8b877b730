package dev.wringer.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.loopback.OpenFiles;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTestbedTest {

    private final LocalTestbed testbed = new LocalTestbed(new OpenFiles(20_000));

    private static RingSpec ring(int nodes, int virtualNodes, Latency latency) {
        return new RingSpec(nodes, virtualNodes, Formation.ASSEMBLED, NodeSettings.DEFAULT, latency, 0);
    }

    private static Latency millis(double delay) {
        return new Latency.Constant(Duration.ofNanos(Math.round(delay * 1e6)));
    }

    @ParameterizedTest
    @CsvSource({"1000,20", "50,1", "100,2", "60,2", "7,1", "997,997"})
    void aboutFiftyHostsShareTheNodes(int nodes, int virtualNodes) {
        assertThat(testbed.defaults(nodes)).containsEntry("virtual-nodes", String.valueOf(virtualNodes));
    }

    @Test
    void aThousandNodesFitAndWhatDoesNotSaysWhy() {
        assertThat(testbed.refusal(ring(1_000, 20, millis(0)))).isEmpty();
        assertThat(testbed.refusal(ring(6_000, 120, millis(0))))
                .hasValueSatisfying(why -> assertThat(why).contains("6000 real nodes are more than one JVM can carry"));
        assertThat(testbed.refusal(ring(1_000, 5, millis(0))))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("200 hosts need about").contains("ulimit -n"));
        assertThat(new LocalTestbed(new OpenFiles(1_024)).refusal(ring(1_000, 20, millis(0))))
                .isPresent();
    }

    @Test
    void linksDelayByWholeMilliseconds() {
        assertThat(testbed.refusal(ring(100, 2, millis(5)))).isEmpty();
        assertThat(testbed.refusal(ring(100, 2, millis(0.5))))
                .hasValue("its links delay by whole milliseconds, not by constant:0.5ms");
        assertThat(testbed.refusal(ring(100, 2, new Latency.Uniform(Duration.ofMillis(10), Duration.ofMillis(30)))))
                .isEmpty();
    }
}
