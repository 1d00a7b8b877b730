package dev.wringer.harness.hostprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeVariablesTest {

    private static Map<String, String> environment(WayIn wayIn, NodeVariables beside) {
        HostOrder order = new HostOrder(
                "a:7000", 0, wayIn, 1, NodeSettings.DEFAULT, "corrected", true, true, false, 1, Release.BASELINE);
        return new HostEnvironment(Optional.of("127.0.0.1:1"), "*=b:1", "/store").variables(order, beside);
    }

    @Test
    void theyReachTheNodeAsTheyAreGiven() {
        NodeVariables read = NodeVariables.read(List.of("RAFT=on", "WRINGER_PATIENCE=30s", "FORMULA=a=b", "EMPTY="));

        assertThat(environment(new WayIn.Joining(List.of("c:7000")), read))
                .containsEntry("RAFT", "on")
                .containsEntry("WRINGER_PATIENCE", "30s")
                .containsEntry("FORMULA", "a=b")
                .containsEntry("EMPTY", "")
                .containsEntry("WRINGER_ADVERTISE", "a:7000");
    }

    @Test
    void nothingThatTheTestbedSetsCanBeSet() {
        for (WayIn wayIn : List.of(new WayIn.Joining(List.of("c:7000")), new WayIn.Assembled(List.of("a:7000")))) {
            for (String name : environment(wayIn, NodeVariables.NONE).keySet()) {
                assertThatThrownBy(() -> NodeVariables.read(List.of(name + "=1")))
                        .isInstanceOf(UsageError.class)
                        .hasMessageStartingWith("--node-env " + name + ": the testbed sets this variable itself");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "=1", "NAME", "2=1", "A B=1"})
    void whatIsNoVariableIsRefused(String text) {
        assertThatThrownBy(() -> NodeVariables.read(List.of(text)))
                .isInstanceOf(UsageError.class)
                .hasMessage("--node-env " + text + " is not NAME=VALUE");
    }

    @ParameterizedTest
    @CsvSource({"A=1, A=2", "A=1, A=1"})
    void twoOfOneNameAreRefused(String one, String other) {
        assertThatThrownBy(() -> NodeVariables.read(List.of(one, other)))
                .isInstanceOf(UsageError.class)
                .hasMessage("--node-env A is given twice");
    }
}
