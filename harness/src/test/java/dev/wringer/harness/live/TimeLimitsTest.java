package dev.wringer.harness.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.node.host.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts have as much time as the contract's document says. */
class TimeLimitsTest {

    private static String row(Duration limit, String what) {
        return "| " + limit.toSeconds() + " s | " + what;
    }

    @Test
    void theDocumentTellsThem() throws IOException {
        List<String> document = Files.readAllLines(Path.of("..", "docs", "TESTEE.md"));
        TimeLimits limits = TimeLimits.DEFAULT;

        assertThat(List.of(
                        row(limits.entrance(), "all virtual nodes of a host are members"),
                        row(limits.health(), "the health service says"),
                        row(limits.answer(), "`Inspect`")))
                .allSatisfy(row -> assertThat(document).anyMatch(line -> line.startsWith(row)));
        assertThat(String.join(" ", document))
                .contains("within " + limits.obituary().toSeconds() + " s if a connection");
    }

    @Test
    void operationsHaveWhatTheFormulaSays() {
        NodeSettings node = NodeSettings.DEFAULT;
        RingSpec spec = new RingSpec(20, 1, Formation.ASSEMBLED, node, new Latency.Constant(Duration.ZERO), 0);
        Duration l = node.chord().lookupTimeout();

        assertThat(spec.operationPatience())
                .isEqualTo(l.plusSeconds(5 * (3 + 10)).multipliedBy(2));
    }
}
