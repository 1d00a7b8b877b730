package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the chosen testbed does not honour is refused. */
class DemandsTest {

    private static void assertRefused(Invocation wringer, String words) {
        assertThat(wringer.status()).as(wringer.err()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(wringer.err()).hasLineCount(1).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"sim, --node-image", "local, --node-image", "sim, --toxiproxy-image", "local, --toxiproxy-image"})
    void imagesAreForContainersOnly(String testbed, String option) {
        assertRefused(
                Invocation.asInstalled("run", "massive-failure", "--testbed", testbed, option, "mine:1"),
                option + " mine:1 means nothing there: only containers honours it");
    }

    @ParameterizedTest
    @CsvSource({"sim, WRINGER_NODE_IMAGE", "local, WRINGER_TOXIPROXY_IMAGE"})
    void soAreImagesThatTheEnvironmentNames(String testbed, String variable) {
        assertRefused(
                Invocation.asInstalled(Map.of(variable, "mine:1"), "run", "massive-failure", "--testbed", testbed),
                variable + "=mine:1 means nothing there: only containers honours it");
    }

    @ParameterizedTest
    @CsvSource({"sim", "local"})
    void variablesOfNodesAreForProcessesOfTheirOwnOnly(String testbed) {
        assertRefused(
                Invocation.asInstalled("run", "massive-failure", "--testbed", testbed, "--node-env", "A=1"),
                "--node-env A=1 means nothing there: only containers and processes honour it");
    }

    @ParameterizedTest
    @CsvSource({"sim", "local", "containers"})
    void commandsAreForProcessesOnly(String testbed) {
        assertRefused(
                Invocation.asInstalled("run", "massive-failure", "--testbed", testbed, "--node-command", "./node -x"),
                "--node-command ./node -x means nothing there: only processes honours it");
    }

    @Test
    void aCommandThatCannotBeReadIsRefused() {
        assertRefused(
                Invocation.asInstalled("run", "massive-failure", "--testbed", "processes", "--node-command", "'node"),
                "--node-command 'node: the quote ' is not closed");
    }

    @Test
    void variablesThatTheTestbedSetsAreRefused() {
        assertRefused(
                Invocation.asInstalled("run", "massive-failure", "--node-env", "WRINGER_REPLICAS=3"),
                "--node-env WRINGER_REPLICAS: the testbed sets this variable itself");
    }

    @Test
    void whereSeveralTestbedsObjectEachSaysWhy() {
        assertRefused(
                Invocation.asInstalled("run", "million-nodes", "--node-image", "mine:1"),
                "nor on containers: it cannot do what this needs: huge rings");
    }
}
