package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.scenarios.Catalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a scenario says of a column is said of a column that it reports, in its unit. */
class MeasuredColumnsTest {

    private static final Scenarios SCENARIOS = new Scenarios(Catalogue.classes());

    /** Settings with which a trial takes little time; all others are run with 60 nodes. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("massive-failure", "killed=30 blocks=50 lookups=50"),
            Map.entry("table-2", "failed=20 lookups=100"),
            Map.entry("table-3", "rate=0.4 duration=60s"),
            Map.entry("path-length", "nodes=64 lookups=100"),
            Map.entry("load-balance", "virtual=2 keys=1000 nodes=100"),
            Map.entry("million-nodes", "failed=10 lookups=100 nodes=200"),
            Map.entry("partition-heal", "cut=2s blocks=50"),
            Map.entry("power-cut", "down=50 blocks=50"),
            Map.entry("mass-leave", "leaving=4 blocks=50"),
            Map.entry("take-over", "joins=1 blocks=20"),
            Map.entry("popular-blocks", "crashes=1 blocks=20 reads=2"),
            Map.entry("signed-updates", "killed=10 duration=20s"),
            Map.entry("churn", "half-life=240s duration=20s"),
            Map.entry("slow-network", "delay=50ms lookups=100"),
            Map.entry("correlated-failure", "share=10 blocks=50"),
            Map.entry("replica-repair", "killed=10 blocks=50"),
            Map.entry("hot-key", "cache=16 duration=10s"),
            Map.entry("successor-list-length", "successors=16 killed=30 lookups=100"),
            Map.entry("rolling-upgrade", "nodes=10 successors=6 replicas=3 back=false"),
            Map.entry("mixed-versions", "nodes=20 candidate-share=50 duration=10s"),
            Map.entry("rolling-restart", "away=1s every=500ms"),
            Map.entry("pause-resume", "paused=5s duration=20s"),
            Map.entry("flash-crowd", "joining=25 duration=20s"),
            Map.entry("one-way-cut", "cut=5s duration=20s"),
            Map.entry("flapping-link", "off=1s duration=20s"),
            Map.entry("corruption", "damaged=50 duration=20s"),
            Map.entry("misbehaving", "other-share=10 duration=10s"),
            Map.entry("sybil", "other-share=10 blocks=50 fetches=10"),
            Map.entry("soak", "duration=20s"));

    static Stream<String> scenarios() {
        return SCENARIOS.all().stream().map(ScenarioDeclaration::name);
    }

    private static TrialResult trial(ScenarioDeclaration scenario) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!scenario.name().equals("rolling-restart")) {
            settings.put("nodes", "60");
        }
        Arrays.stream(SMALL.get(scenario.name()).split(" "))
                .forEach(word -> settings.put(word.replaceFirst("=.*", ""), word.replaceFirst("[^=]*=", "")));
        CollectedResults results = new CollectedResults();
        new TrialLauncher(scenario, 1)
                .run(RunPlan.on(new Testbeds(List.of(new SimTestbed())))
                        .withOverrides(settings)
                        .withSeeds(1)
                        .withSink(results));
        return results.inOrder().get(0);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void areReportedInTheirUnits(String name) {
        ScenarioDeclaration scenario = SCENARIOS.named(name);
        TrialResult trial = trial(scenario);

        requireSuccess(scenario, trial);
        for (Measure measure : scenario.measures()) {
            if (!measure.name().equals(Measure.FAILED_TRIALS)) {
                Optional<Measurement> column = trial.measurements().stream()
                        .filter(each -> each.name().equals(measure.name()))
                        .findFirst();
                assertThat(column).as(measure.name() + " of " + trial.verdict()).isPresent();
                assertThat(column.get().unit()).as(measure.name()).isEqualTo(measure.unit());
                assertThat(column.get().origin()).isEqualTo(Measurement.Origin.MEASURED);
            }
        }
    }

    /** A picture is drawn of what is really reported. */
    private static void requireSuccess(ScenarioDeclaration scenario, TrialResult trial) {
        scenario.success().ifPresent(success -> {
            List<String> columns =
                    trial.measurements().stream().map(Measurement::name).toList();
            assertThat(columns).contains(success.column());
            if (!success.theory().isEmpty()) {
                assertThat(columns).contains(success.theory());
            }
            if (!success.among().isEmpty()) {
                assertThat(columns.contains(success.among())
                                || trial.settings()
                                        .getOrDefault(success.among(), "")
                                        .matches("\\d+"))
                        .as(success.among())
                        .isTrue();
            }
        });
    }

    @Test
    void everyScenarioHasSomethingToBeComparedBy() {
        assertThat(SCENARIOS.all())
                .allMatch(scenario -> scenario.measures().size() > 1)
                .allMatch(scenario -> SMALL.containsKey(scenario.name()));
    }
}
