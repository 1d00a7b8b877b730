package dev.wringer.harness.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.setting.Parameters;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.id.Keys;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingBlueprintTest {

    private static RingSpec spec(String... overrides) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String override : overrides) {
            texts.put(override.substring(0, override.indexOf('=')), override.substring(override.indexOf('=') + 1));
        }
        return new RingBlueprint(new Parameters(RingParameters.all()).settings(texts)).spec();
    }

    @Test
    void defaultsAreTheOriginals() {
        RingSpec spec = spec();
        assertThat(spec.nodes()).isEqualTo(1_000);
        assertThat(spec.node()).isEqualTo(NodeSettings.DEFAULT);
        assertThat(spec.formation()).isEqualTo(Formation.ASSEMBLED);
        assertThat(spec.latency()).isEqualTo(new Latency.Constant(Duration.ofMillis(50)));
        assertThat(spec.loss()).isZero();
        assertThat(spec.store()).isEqualTo(Store.MEMORY);
    }

    @Test
    void everyParameterCounts() {
        RingSpec spec = spec(
                "nodes=60",
                "successors=7",
                "replicas=3",
                "virtual-nodes=6",
                "formation=grown",
                "latency=exponential:20ms",
                "loss=5",
                "stabilize=15s..45s",
                "repair=60s",
                "timeout=100ms..1s",
                "lookup-timeout=20s",
                "lookup=recursive",
                "remember=on",
                "cache=0",
                "store=disk");
        assertThat(spec.hosts()).isEqualTo(10);
        assertThat(spec.successors()).isEqualTo(7);
        assertThat(spec.replicas()).isEqualTo(3);
        assertThat(spec.formation()).isEqualTo(Formation.GROWN);
        assertThat(spec.latency()).isEqualTo(new Latency.Exponential(Duration.ofMillis(20)));
        assertThat(spec.loss()).isEqualTo(0.05);
        assertThat(spec.node().chord().pace()).isEqualTo(Pace.uniform(Duration.ofSeconds(15), Duration.ofSeconds(45)));
        assertThat(spec.node().chord().shortestTimeout()).isEqualTo(Duration.ofMillis(100));
        assertThat(spec.node().chord().longestTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(spec.node().chord().lookupTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(spec.node().chord().lookupMode()).isEqualTo(LookupMode.RECURSIVE);
        assertThat(spec.node().chord().remember()).isTrue();
        assertThat(spec.node().dhash().repairInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(spec.node().dhash().cacheCapacity()).isZero();
        assertThat(spec.store()).isEqualTo(Store.DISK);
    }

    @Test
    void otherHostsStandWhereChanceHasItOrNextToAKey() {
        assertThat(spec().minority().near()).isEmpty();
        assertThat(spec("virtual-nodes=2").minority().near()).isEmpty();
        assertThat(spec("other-near=a b").minority().key()).contains(Keys.ofText("a b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodes=20 | successors=20 | successors=20 needs at least 21 nodes, not nodes=20",
                "nodes=50 | virtual-nodes=3 | virtual-nodes=3 does not divide nodes=50: every host carries as many",
                "nodes=50 | virtual-nodes=25 | replicas=5 needs at least 5 hosts, not 2:"
                        + " each copy of a block lives on a host of its own",
                "nodes=50 | successors=4 | replicas=5 needs at least successors=5, not 4:"
                        + " the holders of a block are among the first successors of its key",
                "nodes=50 | lookup-timeout=100ms | lookup-timeout=100ms is over before the first answer may be,"
                        + " with timeout=500ms..3s",
                "other-near=x | virtual-nodes=2 | other-near=x needs virtual-nodes=1, not 2:"
                        + " a host chooses its name for the sake of one node",
                "nodes=50 | variant=-x | variant=-x is no name of a variant: letters, digits, '-', '.' and '_', 63 at most",
                "nodes=50 | sucessors=3 | there is no parameter sucessors: did you mean successors?",
                "nodes=50 | colour=3 | there is no parameter colour: there are nodes, successors,",
            })
    void complainsBeforeAnythingRuns(String first, String second, String message) {
        assertThatThrownBy(() -> spec(first, second))
                .isInstanceOf(UsageError.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aCandidateHasSettingsOfItsOwn() {
        RingSpec spec = spec("candidate=lookup=recursive,variant=stale-fingers", "candidate-share=30");

        assertThat(spec.mixture().share()).isEqualTo(0.3);
        assertThat(spec.mixture().candidate().orElseThrow().variant()).isEqualTo("stale-fingers");
        assertThat(spec.mixture().candidate().orElseThrow().node().chord().lookupMode())
                .isEqualTo(LookupMode.RECURSIVE);
        assertThat(spec.variant()).isEqualTo("corrected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "candidate-share=30 | is a share of nothing",
                "candidate-share=130 | is outside",
                "candidate=nodes=5 | is the same for all hosts",
                "candidate=lookup | is not NAME=VALUE",
                "candidate=image= | that has no name",
                "candidate=lookup=sideways | is no release of the node",
                "candidate=lookup=recursive candidate-share=0.01 | less than half of one",
                "candidate=lookup=recursive other-share=10 | a host runs one thing"
            })
    void noMixIsMadeOfNothing(String overrides, String message) {
        assertThatThrownBy(() -> spec(overrides.split(" ", -1)))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(message);
    }
}
