package dev.wringer.harness.hostprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.record.Release;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostEnvironmentTest {

    private static final String HOST = "a:7000";

    private static Set<String> variables(WayIn wayIn, boolean durable) {
        HostOrder order = new HostOrder(
                HOST, 0, wayIn, 2, NodeSettings.DEFAULT, "correct", true, durable, false, 1, Release.BASELINE);
        return new HostEnvironment(Optional.of("127.0.0.1:1"), "*=b:1", "/store")
                .variables(order, NodeVariables.NONE)
                .keySet();
    }

    @Test
    void theDocumentSaysWhichVariablesAreSet() throws IOException {
        Set<String> documented = Files.readAllLines(Path.of("..", "docs", "TESTEE.md")).stream()
                .filter(line -> line.startsWith("| `WRINGER_"))
                .map(line -> line.substring(line.indexOf('`') + 1, line.indexOf('`', line.indexOf('`') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> founder = variables(new WayIn.Assembled(List.of(HOST)), true);
        Set<String> joiner = variables(new WayIn.Joining(List.of("c:7000")), false);
        assertThat(founder).contains("WRINGER_FOUNDERS", "WRINGER_GREETING", "WRINGER_STORE");
        assertThat(joiner)
                .contains("WRINGER_BOOTSTRAP")
                .doesNotContain("WRINGER_FOUNDERS", "WRINGER_GREETING", "WRINGER_STORE");

        Set<String> unset = new TreeSet<>(documented);
        unset.removeAll(founder);
        unset.removeAll(joiner);
        assertThat(documented).containsAll(founder).containsAll(joiner);
        assertThat(unset).containsExactly("WRINGER_LARGEST_BLOCK", "WRINGER_PATIENCE");
    }

    /** In a container the advertised port is the host's own. */
    @Test
    void whereToListenIsSaidOnlyIfItIsNotAtTheAdvertisedPort() {
        HostOrder order = new HostOrder(
                HOST,
                0,
                new WayIn.Joining(List.of(HOST)),
                2,
                NodeSettings.DEFAULT,
                "correct",
                true,
                true,
                true,
                1,
                Release.BASELINE);
        assertThat(new HostEnvironment(Optional.empty(), "*=b:1", "/store").variables(order, NodeVariables.NONE))
                .doesNotContainKey("WRINGER_LISTEN")
                .containsEntry("WRINGER_LINKS", "*=b:1")
                .containsEntry("WRINGER_STORE", "/store")
                .containsEntry("WRINGER_FULL", "true");
    }
}
