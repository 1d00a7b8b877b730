package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.host.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What the checks are worth: known-bad variants go through exercises until they are caught, then the correct protocol goes
 * through the same trials, and must pass. Several trials at once.
 */
final class SelfCheck implements AutoCloseable {

    private final SelfCheckPlan plan;
    private final Scenarios scenarios;
    private final Path records;
    private final Cancellation cancellation;
    private final ExecutorService workers;

    /** @param workers how many trials to run at a time */
    SelfCheck(SelfCheckPlan plan, Scenarios scenarios, Path records, Cancellation cancellation, int workers) {
        this.plan = plan;
        this.scenarios = scenarios;
        this.records = records;
        this.cancellation = cancellation;
        this.workers = Executors.newFixedThreadPool(workers);
    }

    /**
     * Puts variants through exercises.
     *
     * @param listener told of each finding, in the order of {@code variants}
     * @return all findings
     */
    List<SelfCheckFinding> catchAll(List<Variant> variants, Consumer<SelfCheckFinding> listener) {
        return inOrder(
                variants.stream()
                        .map(variant -> (Callable<SelfCheckFinding>) () -> examined(variant))
                        .toList(),
                listener);
    }

    private SelfCheckFinding examined(Variant variant) {
        Stopwatch watch = new Stopwatch();
        int trials = 0;
        for (Exercise exercise : plan.exercisesFor(variant)) {
            for (long seed = 1; seed <= exercise.seeds(); seed++) {
                SelfCheckTrial trial = new SelfCheckTrial(exercise, variant.commandLineName(), seed);
                SelfCheckTrial.Outcome outcome = run(trial);
                trials++;
                if (outcome.proof().isPresent()) {
                    return new SelfCheckFinding(
                            variant,
                            trials,
                            watch.elapsed(),
                            Optional.of(new SelfCheckFinding.Catch(
                                    trial,
                                    outcome.proof().get(),
                                    outcome.verdict().reason(),
                                    outcome.replay())));
                }
            }
        }
        return new SelfCheckFinding(variant, trials, watch.elapsed(), Optional.empty());
    }

    /** Puts the correct protocol through every trial that has caught a variant, and through the exercises of these variants. */
    SelfCheckControl control(List<SelfCheckFinding> findings) {
        Set<SelfCheckTrial> trials = new LinkedHashSet<>();
        for (SelfCheckFinding finding : findings) {
            Exercise exercise = finding.caught()
                    .map(found -> found.trial().exercise())
                    .orElseGet(() -> plan.exercisesFor(finding.variant()).get(0));
            finding.caught()
                    .ifPresent(
                            found -> trials.add(correct(exercise, found.trial().seed())));
            for (long seed = 1; seed <= plan.controls(exercise); seed++) {
                trials.add(correct(exercise, seed));
            }
        }
        List<SelfCheckTrial> all = List.copyOf(trials);
        List<SelfCheckTrial.Outcome> outcomes = inOrder(
                all.stream()
                        .map(trial -> (Callable<SelfCheckTrial.Outcome>) () -> run(trial))
                        .toList(),
                outcome -> {});
        SelfCheckControl control = new SelfCheckControl();
        for (int i = 0; i < all.size(); i++) {
            control.add(all.get(i), outcomes.get(i));
        }
        return control;
    }

    private static SelfCheckTrial correct(Exercise exercise, long seed) {
        return new SelfCheckTrial(exercise, Variant.CORRECTED.commandLineName(), seed);
    }

    private SelfCheckTrial.Outcome run(SelfCheckTrial trial) {
        if (cancellation.isRequested()) {
            throw new CancellationException("the self-check is cancelled");
        }
        try {
            return trial.run(scenarios, records, cancellation);
        } catch (TestbedFailure e) { // there is no result: whoever has ended the trial early is the reason
            cancellation.cause().ifPresent(cause -> {
                throw cause;
            });
            if (cancellation.isRequested()) {
                throw new CancellationException("the self-check is cancelled");
            }
            throw e;
        }
    }

    private <T> List<T> inOrder(List<Callable<T>> tasks, Consumer<T> listener) {
        List<Future<T>> futures = tasks.stream().map(workers::submit).toList();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            T result = result(future);
            listener.accept(result);
            results.add(result);
        }
        return results;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the self-check is interrupted");
        }
    }

    /** Trials under way come to their ends. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
