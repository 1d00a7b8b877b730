package dev.wringer.cli;

import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trials of one scenario in pairs: for each seed one by the plan of the baseline, and one by the plan of the candidate. Not
 * thread-safe, but trials run side by side.
 */
final class PairedTrials {

    private final ScenarioDeclaration scenario;
    private final RunPlan baseline;
    private final RunPlan candidate;
    private final SideRunner baselineRunner;
    private final SideRunner candidateRunner;
    private final CollectedResults ofBaseline = new CollectedResults();
    private final CollectedResults ofCandidate = new CollectedResults();
    private int rings;

    /**
     * None yet. Both plans have the same first seed, and one cancellation.
     *
     * @throws UsageError if one of the plans cannot be carried out, or if they do not match
     */
    PairedTrials(ScenarioDeclaration scenario, RunPlan baseline, RunPlan candidate) {
        this(scenario, baseline, candidate, SideRunner.HERE, SideRunner.HERE);
    }

    /** The same, with sides that may be run elsewhere. */
    PairedTrials(
            ScenarioDeclaration scenario,
            RunPlan baseline,
            RunPlan candidate,
            SideRunner baselineRunner,
            SideRunner candidateRunner) {
        this.scenario = scenario;
        this.baseline = baseline.withSink(ofBaseline);
        this.candidate = candidate.withSink(ofCandidate);
        this.baselineRunner = baselineRunner;
        this.candidateRunner = candidateRunner;
        int one = points(this.baseline).size();
        int other = points(this.candidate).size();
        if (one != other) {
            throw new UsageError("the baseline has " + one + " values of the varied parameter and the candidate has "
                    + other + ": give both as many");
        }
    }

    /** Which code has run which side, if one was run by other code than that of this command. */
    Optional<String> provenance() {
        if (baselineRunner.provenance().isEmpty()
                && candidateRunner.provenance().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The baseline was run and judged by " + name(baselineRunner) + ", the candidate by "
                + name(candidateRunner) + ": so are commands that show a trial again.");
    }

    private static String name(SideRunner runner) {
        return runner.provenance().orElse("the code of this checkout, whatever is not committed included");
    }

    /** The first trial of each side, for what all of them have in common. */
    List<Trial> first() {
        return List.of(points(baseline).get(0), points(candidate).get(0));
    }

    /** How many values of the varied parameter there are; one if nothing is varied. */
    int points() {
        return points(baseline).size();
    }

    /** How many rings each value of each side has been tried with. */
    int rings() {
        return rings;
    }

    /**
     * Runs the next pairs, first those of the baseline, then those of the candidate.
     *
     * @throws TestbedFailure if results are missing although nobody has ended the run
     */
    void more(int number, TrialWatch watch) {
        run(baselineRunner, baseline, number, watch, ofBaseline);
        if (!baseline.cancellation().isRequested()) {
            run(candidateRunner, candidate, number, watch, ofCandidate);
        }
        rings += number;
    }

    private void run(SideRunner runner, RunPlan plan, int number, TrialWatch watch, CollectedResults collected) {
        RunPlan next =
                plan.withFirstSeed(plan.firstSeed() + rings).withSeeds(number).withWatch(watch);
        List<Trial> trials = Trials.of(scenario, next);
        int before = collected.count();
        Optional<Throwable> failure = runner.run(scenario, next, trials);
        plan.cancellation().cause().ifPresent(cause -> {
            throw cause;
        });
        int missing = trials.size() - (collected.count() - before);
        if (missing > 0 && !plan.cancellation().isRequested()) {
            throw new TestbedFailure(missing + " of " + trials.size() + " trials have no result: "
                    + failure.map(Throwable::toString).orElse("JUnit does not say why"));
        }
    }

    /** The trials that were to be run by now, by swept value and seed. */
    List<Trial> planned(boolean ofTheBaseline) {
        return Trials.of(scenario, (ofTheBaseline ? baseline : candidate).withSeeds(Math.max(1, rings)));
    }

    /** The results of one side, by swept value and seed. */
    List<TrialResult> results(boolean ofTheBaseline) {
        return (ofTheBaseline ? ofBaseline : ofCandidate).inOrder();
    }

    /** The pairs that are complete, for each value of the varied parameter. */
    List<TrialPairs> pairs() {
        List<Trial> one = points(baseline);
        List<Trial> other = points(candidate);
        List<TrialPairs> pairs = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            pairs.add(TrialPairs.of(
                    label(one.get(i), other.get(i)),
                    at(one.get(i), ofBaseline.inOrder()),
                    at(other.get(i), ofCandidate.inOrder())));
        }
        return pairs;
    }

    private List<Trial> points(RunPlan plan) {
        return Trials.of(scenario, plan.withSeeds(1));
    }

    private static List<TrialResult> at(Trial point, List<TrialResult> results) {
        return results.stream()
                .filter(result -> result.sweep().equals(point.sweep()))
                .toList();
    }

    private static String label(Trial one, Trial other) {
        String text = text(one);
        String candidate = text(other);
        return text.equals(candidate) ? text : text + " → " + candidate;
    }

    private static String text(Trial point) {
        return point.sweep()
                .map(SweepPoint::parameter)
                .map(name -> name + "=" + point.settings().text(name))
                .orElse("");
    }
}
