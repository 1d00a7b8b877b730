package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.ReplayCommand;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One trial of the self-check, in simulation.
 *
 * @param exercise what is done
 * @param variant the command line's name of the protocol that the nodes run
 * @param seed from which everything random is drawn
 */
record SelfCheckTrial(Exercise exercise, String variant, long seed) {

    /**
     * How it ended.
     *
     * @param verdict what the checks concluded
     * @param proof what failed it, if it failed
     * @param replay the command that runs it again
     */
    record Outcome(Verdict verdict, Optional<Proof> proof, String replay) {}

    /**
     * The first proof that a promise was broken.
     *
     * @param check which check found it; {@code scenario} for an assertion of the scenario's own
     * @param events how many events of the record it took
     */
    record Proof(String check, int events) {}

    /**
     * Runs it.
     *
     * @param records where records go, each variant's and exercise's in a folder of its own
     * @throws TestbedFailure if there is no result
     */
    Outcome run(Scenarios scenarios, Path records, Cancellation cancellation) {
        ScenarioDeclaration scenario = scenarios.named(exercise.scenario());
        CollectedResults collected = new CollectedResults();
        RunDirectory directory = new RunDirectory(folder(records));
        RunPlan plan = plan(cancellation).withDirectory(directory).withSink(collected);
        String record = Trials.of(scenario, plan).get(0).recordName();
        Optional<Throwable> failure = new TrialLauncher(scenario, 1).run(plan);
        TrialResult result = collected.inOrder().stream()
                .findFirst()
                .orElseThrow(() -> new TestbedFailure("a trial of " + exercise.name() + " has no result: "
                        + failure.map(Throwable::toString).orElse("JUnit does not say why")));
        Optional<Proof> proof = result.verdict().outcome() == Verdict.Outcome.FAIL
                ? Optional.of(proof(directory.record(record)))
                : Optional.empty();
        return new Outcome(result.verdict(), proof, ReplayCommand.of(scenario, result));
    }

    /** What JUnit is to run. */
    RunPlan plan(Cancellation cancellation) {
        RunPlan plan = RunPlan.on(new Testbeds(List.of(new SimTestbed())))
                .withOverrides(exercise.settings(variant))
                .withSeeds(1)
                .withFirstSeed(seed);
        return plan.withCancellation(cancellation);
    }

    private Path folder(Path records) {
        Path folder = records.resolve(variant).resolve(exercise.name());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RecordFailure("cannot create the directory " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Proof proof(Path record) {
        return Judgement.of(JsonLinesReader.read(record).history()).inOrderOfProof().stream()
                .findFirst()
                .map(caught -> new Proof(caught.violation().invariant(), caught.position() + 1))
                .orElseThrow(() -> new IllegalStateException(record + " does not prove what failed the trial"));
    }
}
