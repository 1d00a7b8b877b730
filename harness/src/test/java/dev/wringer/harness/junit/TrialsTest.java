package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.trial.UsageError;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialsTest {

    private enum Colour {
        RED,
        DARK_GREEN
    }

    /** Scenarios that are declared, and never run. */
    static final class Declared {

        @Scenario(
                name = "swept",
                summary = "Sweeps.",
                nodes = 100,
                successors = 10,
                seeds = 3,
                needs = Capability.CRASH,
                defaults = "latency=exponential:50ms")
        @Sweep(
                parameter = "killed",
                percent = {10, 12.5})
        void swept(
                Ring ring,
                @Setting(name = "killed") double killed,
                @Setting(name = "lookups", value = "1000", min = 1, max = 5_000, help = "lookups") int lookups,
                @Setting(name = "share", value = "30%", max = 50) double share,
                @Setting(name = "bias", value = "0.5", min = 0) double bias,
                @Setting(name = "label", value = "none") String label,
                @Setting(name = "colour", value = "dark-green") Colour colour,
                @Setting(name = "grace", value = "30s", min = 1) Duration grace) {}

        @Scenario(name = "plain", summary = "Sweeps nothing.", seeds = 2)
        void plain(Ring ring) {}

        @Scenario(name = "sizes", summary = "Sweeps a common parameter.", successors = 4, replicas = 2, seeds = 1)
        @Sweep(
                parameter = "nodes",
                values = {8, 64})
        void sizes(Ring ring) {}

        @Scenario(name = "paces", summary = "Sweeps times.", seeds = 1)
        @Sweep(
                parameter = "interval",
                values = {0.5, 60},
                unit = Unit.SECONDS)
        void paces(Ring ring, @Setting(name = "interval") Duration interval) {}
    }

    private final FakeTestbed able = new FakeTestbed();
    private final FakeTestbed unable = new FakeTestbed(
            "poor",
            EnumSet.complementOf(EnumSet.of(Capability.CRASH, Capability.LATENCY_MODEL, Capability.FOREIGN_VARIANTS)));
    private final RunPlan plan = RunPlan.on(new Testbeds(List.of(unable, able)));

    private static ScenarioDeclaration scenario(String name) {
        return ScenarioDeclaration.in(Declared.class).stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RunPlan with(String... overrides) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String override : overrides) {
            texts.put(override.substring(0, override.indexOf('=')), override.substring(override.indexOf('=') + 1));
        }
        return plan.withOverrides(texts);
    }

    @Test
    void areOrderedByValueThenSeed() {
        assertThat(Trials.of(scenario("swept"), plan.withFirstSeed(5)))
                .extracting(Trial::displayName)
                .containsExactly(
                        "swept killed=10% seed=5 on fake",
                        "swept killed=10% seed=6 on fake",
                        "swept killed=10% seed=7 on fake",
                        "swept killed=12.5% seed=5 on fake",
                        "swept killed=12.5% seed=6 on fake",
                        "swept killed=12.5% seed=7 on fake");
        assertThat(Trials.of(scenario("plain"), plan))
                .extracting(Trial::displayName)
                .containsExactly("plain seed=1 on poor", "plain seed=2 on poor");
    }

    @Test
    void namePointsByTheirValues() {
        assertThat(Trials.of(scenario("swept"), plan.withSeeds(1)))
                .extracting(trial -> trial.sweep().orElseThrow())
                .containsExactly(
                        new SweepPoint("killed", 0.1, Unit.FRACTION), new SweepPoint("killed", 0.125, Unit.FRACTION));
        assertThat(Trials.of(scenario("paces"), plan))
                .extracting(trial -> trial.sweep().orElseThrow())
                .containsExactly(
                        new SweepPoint("interval", 0.5, Unit.SECONDS), new SweepPoint("interval", 60, Unit.SECONDS));
    }

    @Test
    void nameRecordsFitForFiles() {
        assertThat(Trials.of(scenario("swept"), plan.withSeeds(1)))
                .extracting(Trial::recordName)
                .containsExactly("killed-10-seed-1", "killed-12.5-seed-1");
        assertThat(Trials.of(scenario("paces"), plan))
                .extracting(Trial::recordName)
                .containsExactly("interval-500ms-seed-1", "interval-60s-seed-1");
        assertThat(Trials.of(scenario("plain"), plan.withSeeds(1).withFirstSeed(-3)))
                .extracting(Trial::recordName)
                .containsExactly("seed--3");
    }

    @Test
    void sweepCommonParametersToo() {
        assertThat(Trials.of(scenario("sizes"), plan))
                .extracting(trial -> trial.spec().nodes())
                .containsExactly(8, 64);
        assertThat(Trials.of(scenario("sizes"), with("nodes=16,8")))
                .extracting(trial -> trial.spec().nodes())
                .containsExactly(8, 16);
    }

    @Test
    void takeTheirValuesFromTheScenarioAndTheOverrides() {
        Trial trial = Trials.of(scenario("swept"), with("killed=40", "lookups=7", "colour=red", "share=5"))
                .get(0);

        assertThat(trial.settings().texts())
                .containsEntry("nodes", "100")
                .containsEntry("successors", "10")
                .containsEntry("latency", "exponential:50ms")
                .containsEntry("killed", "40%")
                .containsEntry("lookups", "7")
                .containsEntry("share", "5%")
                .containsEntry("bias", "0.5")
                .containsEntry("label", "none")
                .containsEntry("colour", "red")
                .containsEntry("grace", "30s");
        assertThat(trial.settings().get("share")).isEqualTo(0.05);
        assertThat(trial.settings().get("colour")).isEqualTo(Colour.RED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "killed=120 | killed=120 is outside 0 … 100",
                "killed=20..90 | killed=20..90 has no step: write it as 20..90:STEP, or list the values",
                "kiled=20 | there is no parameter kiled: did you mean killed?",
                "nodes=ten | nodes=ten is not a whole number",
                "nodes=-5 | nodes=-5 is outside 2 … 10000000",
                "nodes=100,200 | nodes takes one value: swept goes through the values of killed",
                "successors=100 | successors=100 needs at least 101 nodes, not nodes=100",
                "lookups=0 | lookups=0 is outside 1 … 5000",
                "share=51 | share=51 is outside 0 … 50",
                "bias=-1 | bias=-1 is less than 0",
                "colour=rde | colour=rde is not one of red, dark-green: did you mean red?",
                "grace=10ms | grace=10ms is less than 1s",
                "loss=101 | loss=101 is outside 0 … 100",
            })
    void complainAboutOverrides(String override, String message) {
        assertThatThrownBy(() -> Trials.of(scenario("swept"), with(override)))
                .isInstanceOf(UsageError.class)
                .hasMessage(message);
    }

    @Test
    void complainAboutValuesOfWhatIsNotSwept() {
        assertThatThrownBy(() -> Trials.of(scenario("plain"), with("nodes=10..20:2")))
                .isInstanceOf(UsageError.class)
                .hasMessage("nodes takes one value: plain goes through no parameter's values");
    }

    @Test
    void complainAboutSeeds() {
        assertThatThrownBy(() -> Trials.of(scenario("plain"), plan.withSeeds(0)))
                .isInstanceOf(UsageError.class)
                .hasMessage("seeds=0 is outside 1 … 1000000");
        assertThatThrownBy(() -> Trials.of(scenario("plain"), plan.withFirstSeed(Long.MAX_VALUE)))
                .isInstanceOf(UsageError.class)
                .hasMessage("there are no 2 seeds from 9223372036854775807 on");
    }

    // ---- testbeds

    @Test
    void runOnTheFirstTestbedThatCan() {
        assertThat(Trials.of(scenario("swept"), plan).get(0).testbed()).isSameAs(able);
        assertThat(Trials.of(scenario("plain"), plan).get(0).testbed()).isSameAs(unable);
        assertThat(Trials.of(scenario("plain"), with("latency=exponential:1ms"))
                        .get(0)
                        .testbed())
                .as("not every testbed can have messages take any time")
                .isSameAs(able);
        assertThat(Trials.of(scenario("plain"), plan.withTestbed("fake")).get(0).testbed())
                .isSameAs(able);
    }

    @Test
    void complainAboutTestbeds() {
        assertThatThrownBy(() -> Trials.of(scenario("plain"), plan.withTestbed("fak")))
                .isInstanceOf(UsageError.class)
                .hasMessage("there is no testbed fak: did you mean fake?");
        assertThatThrownBy(() -> Trials.of(scenario("plain"), plan.withTestbed("moon")))
                .isInstanceOf(UsageError.class)
                .hasMessage("there is no testbed moon: there is poor, fake");
        assertThatThrownBy(() -> Trials.of(scenario("swept"), plan.withTestbed("poor")))
                .isInstanceOf(UsageError.class)
                .hasMessage("swept cannot run on the testbed poor: it cannot do what this needs: crash, latency model");
        RunPlan poor = RunPlan.on(new Testbeds(List.of(unable)));
        assertThatThrownBy(() -> Trials.of(scenario("swept"), poor))
                .isInstanceOf(UsageError.class)
                .hasMessage("swept cannot run on the testbed poor: it cannot do what this needs: crash, latency model");
    }

    @Test
    void runVariantsOfOthersOnlyWhereSomebodyElsesNodeRuns() {
        Trial trial = Trials.of(scenario("plain"), with("variant=chord-2.1")).get(0);
        assertThat(trial.testbed()).isSameAs(able);
        assertThat(trial.spec().variant()).isEqualTo("chord-2.1");

        assertThatThrownBy(() ->
                        Trials.of(scenario("plain"), with("variant=chord-2.1").withTestbed("poor")))
                .isInstanceOf(UsageError.class)
                .hasMessage("plain cannot run on the testbed poor: it cannot do what this needs: foreign variants");
        RunPlan poor = RunPlan.on(new Testbeds(List.of(unable)));
        assertThatThrownBy(() -> Trials.of(scenario("plain"), poor.withOverrides(Map.of("variant", "corect"))))
                .isInstanceOf(UsageError.class)
                .hasMessageStartingWith("variant=corect is not one of corrected, ")
                .hasMessageEndingWith(": did you mean corrected?");
        assertThatThrownBy(() -> Trials.of(scenario("plain"), poor.withOverrides(Map.of("variant", "chord-2.1"))))
                .isInstanceOf(UsageError.class)
                .hasMessageEndingWith(": a node image of yours may know it, but none is named");
    }

    // ---- the command that replays a trial

    @Test
    void areReplayedByWhatDiffersFromTheDefaults() {
        assertThat(replay("swept", with("killed=12.5,40")))
                .isEqualTo("./wringer run swept --testbed fake --seed 1 --seeds 1 --set killed=12.5");
        assertThat(replay(
                        "swept", with("nodes=50", "label=it's", "loss=1", "lookups=1000", "latency=uniform:1ms..2ms")))
                .isEqualTo("./wringer run swept --testbed fake --seed 1 --seeds 1 --nodes 50"
                        + " --set latency=uniform:1ms..2ms --set loss=1 --set killed=10 --set 'label=it'\\''s'");
        assertThat(replay("plain", plan)).isEqualTo("./wringer run plain --testbed poor --seed 1 --seeds 1");
    }

    private static String replay(String name, RunPlan plan) {
        ScenarioDeclaration scenario = scenario(name);
        Trial trial = Trials.of(scenario, plan).get(0);
        return ReplayCommand.of(scenario, trial.result(Verdict.PASSED, new Findings(), Map.of(), ""));
    }
}
