package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.NodeChange;
import dev.wringer.harness.blueprint.RingBlueprint;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One trial that is to be run.
 *
 * @param scenario what is tried
 * @param testbed where
 * @param seed the seed from which everything random in it is drawn
 * @param settings every parameter with its value, that of the swept one included
 * @param sweep the swept parameter and this trial's value of it, if the scenario sweeps one
 * @param spec the ring that the settings describe
 * @param demands what only this testbed honours
 */
public record Trial(
        ScenarioDeclaration scenario,
        Testbed testbed,
        long seed,
        Settings settings,
        Optional<SweepPoint> sweep,
        RingSpec spec,
        List<Demand> demands) {

    /** The option that sets a parameter. */
    static final String SET = "--set";

    /** Takes a copy. */
    public Trial {
        demands = List.copyOf(demands);
    }

    /**
     * This trial with other settings and another seed.
     *
     * @throws UsageError if the settings, each in its own range, do not fit together
     */
    Trial with(Settings others, long otherSeed) {
        return new Trial(scenario, testbed, otherSeed, others, sweep, new RingBlueprint(others).spec(), demands);
    }

    /** This trial on another testbed. */
    Trial on(Testbed other) {
        return new Trial(scenario, other, seed, settings, sweep, spec, demands);
    }

    /** Whether this is the trial that has come to {@code result}. */
    public boolean isOf(TrialResult result) {
        return result.seed() == seed && result.settings().equals(settings.texts());
    }

    /** How JUnit calls it: {@code massive-failure killed=30% seed=7 on sim}. */
    public String displayName() {
        return scenario.name() + " " + sweptText("=").map(text -> text + " ").orElse("") + "seed=" + seed + " on "
                + testbed.name();
    }

    /** The name of its record, fit for a file: {@code killed-30-seed-7}. */
    public String recordName() {
        String swept = sweptText("-").map(text -> text + "-").orElse("");
        return swept.replaceAll("[^A-Za-z0-9.-]", "") + "seed-" + seed;
    }

    private Optional<String> sweptText(String between) {
        return sweep.map(SweepPoint::parameter).map(name -> name + between + settings.text(name));
    }

    /** @param programs by what hosts of a release were started: the id of an image, or a command; nothing if that is not known */
    TrialResult result(Verdict verdict, Findings findings, Map<Release, String> programs, String faults) {
        return new TrialResult(
                scenario.name(),
                testbed.name(),
                seed,
                settings.texts(),
                options(programs),
                sweep,
                verdict,
                faults,
                findings.all());
    }

    /** Names of images may mean others tomorrow, their ids never do. */
    private List<String> options(Map<Release, String> programs) {
        List<String> words = new ArrayList<>();
        demands.forEach(demand -> words.addAll(demand.words(programs.getOrDefault(Release.BASELINE, ""))));
        NodeChange candidate = settings.get(RingParameters.CANDIDATE);
        String id = programs.getOrDefault(Release.CANDIDATE, "");
        if (candidate.image().isPresent() && !id.isEmpty()) {
            words.addAll(List.of(
                    SET,
                    RingParameters.CANDIDATE.name() + "="
                            + candidate.withImage(id).text(",")));
        }
        return words;
    }
}
