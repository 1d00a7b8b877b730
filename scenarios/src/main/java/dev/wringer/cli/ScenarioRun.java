package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioShrinker;
import dev.wringer.harness.junit.SmallerTrial;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.reports.GrowthLine;
import dev.wringer.reports.ResultTable;
import dev.wringer.reports.TerminalStyle;
import dev.wringer.reports.TerminalTable;
import java.util.List;
import java.util.Optional;

/** Carries out one {@code wringer run}: checks, announces, runs, reports. */
final class ScenarioRun {

    private final RunOrder order;
    private final Terminal terminal;
    private final Stopwatch watch = new Stopwatch();
    private final CollectedResults collected = new CollectedResults();

    ScenarioRun(RunOrder order, Terminal terminal) {
        this.order = order;
        this.terminal = terminal;
    }

    /**
     * Runs to the end, or to the signal that ends it.
     *
     * @throws dev.wringer.harness.trial.UsageError if the order cannot be carried out; nothing has been run or written then
     * @throws TestbedFailure if the testbed is not there, or could not do its part
     * @throws RuntimeException if the harness itself failed
     */
    ExitStatus execute() {
        List<Trial> trials = Trials.of(order.scenario(), order.plan());
        if (order.shrink()) {
            ScenarioShrinker.requireRepeatable(trials.get(0));
        }
        trials.get(0).testbed().requirePresence(); // else each trial would wait for it in vain
        RunDirectory directory =
                new OutputFolder(order.out()).newRun(order.scenario().name());
        terminal.out().println(new Announcement(order.scenario(), trials).text());

        Cancellation cancellation = order.plan().cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            run(order.plan().withDirectory(OutputFolder.records(directory)).withSink(collected), trials);
            cancellation.cause().ifPresent(cause -> {
                throw cause;
            });
            report(trials, directory);
            shrunk(trials).ifPresent(terminal.out()::println);
        }
        boolean interrupted = cancellation.isRequested();
        return interrupted
                ? ExitStatus.INTERRUPTED
                : ExitStatus.of(collected.inOrder().stream()
                        .map(result -> result.verdict().outcome())
                        .toList());
    }

    private void run(RunPlan plan, List<Trial> trials) {
        Runtime machine = Runtime.getRuntime();
        int parallelism = Parallelism.of(trials, machine.availableProcessors(), machine.maxMemory());
        TrialLauncher launcher = new TrialLauncher(order.scenario(), parallelism);
        Optional<Throwable> failure =
                order.quiet() ? launcher.run(plan) : runWithProgress(launcher, plan, trials.size());
        boolean missing = collected.count() < trials.size();
        if (missing && !plan.cancellation().isRequested()) {
            throw new TestbedFailure("only " + collected.count() + " of " + trials.size() + " trials have a result: "
                    + failure.map(Throwable::toString).orElse("JUnit does not say why"));
        }
    }

    private Optional<Throwable> runWithProgress(TrialLauncher launcher, RunPlan plan, int total) {
        try (Progress progress = new Progress(terminal, total, watch)) {
            return launcher.run(plan.withWatch(progress));
        }
    }

    /** What the first failure was shrunk to, if somebody wants to know. */
    private Optional<String> shrunk(List<Trial> trials) {
        if (!order.shrink()) {
            return Optional.empty();
        }
        ScenarioShrinker shrinker = new ScenarioShrinker(order.plan().cancellation(), smaller -> {
            if (!order.quiet()) {
                terminal.err().println("shrinking: " + smaller.size() + " after " + smaller.trials() + " trials");
            }
        });
        return collected.inOrder().stream()
                .filter(result -> result.verdict().outcome() == Outcome.FAIL)
                .findFirst()
                .map(failed -> trials.stream()
                        .filter(trial -> trial.isOf(failed))
                        .findFirst()
                        .flatMap(shrinker::shrink)
                        .map(SmallerTrial::text)
                        .orElse("not shrunk: the failed trial passes when it is run again"));
    }

    private Optional<String> growth(List<TrialResult> results) {
        return order.scenario()
                .growth()
                .flatMap(growth -> GrowthLine.of(results, growth.measurement(), growth.perDoubling()));
    }

    private void report(List<Trial> trials, RunDirectory directory) {
        List<TrialResult> results = collected.inOrder();
        new RunFiles(directory, order, trials).write(results);
        terminal.out().println();
        if (!results.isEmpty()) {
            TerminalStyle style = new TerminalStyle(terminal.width(), false, terminal.colour());
            terminal.out().println(new TerminalTable(style).render(ResultTable.of(results)));
            growth(results).ifPresent(terminal.out()::println);
        }
        if (results.size() < trials.size()) {
            terminal.out()
                    .println("interrupted after " + results.size() + " of " + trials.size()
                            + " trials: partial results");
        }
        new VerdictLines(order.scenario(), terminal.colour()).of(results).forEach(terminal.out()::println);
        new HostLogs(OutputFolder.recordsOf(directory)).line().ifPresent(terminal.out()::println);
        terminal.out().println(directory.path() + "  (" + Stopwatch.text(watch.elapsed()) + ")");
    }
}
