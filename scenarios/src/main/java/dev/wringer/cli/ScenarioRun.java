package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.ReplayCommand;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioShrinker;
import dev.wringer.harness.junit.SmallerTrial;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Carries out one {@code wringer run}: checks, announces, runs, reports. */
final class ScenarioRun {

    private final RunOrder order;
    private final Scenarios scenarios;
    private final Terminal terminal;
    private final Terminal text; // for people
    private final Stopwatch watch = new Stopwatch();
    private final CollectedResults collected = new CollectedResults();

    ScenarioRun(RunOrder order, Scenarios scenarios, Terminal terminal) {
        this.order = order;
        this.scenarios = scenarios;
        this.terminal = terminal;
        this.text = order.reports().forPeople(terminal);
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
        order.reports().prepare();
        trials.get(0).testbed().requirePresence(); // else each trial would wait for it in vain
        RunDirectory directory =
                new OutputFolder(order.out()).newRun(order.scenario().name());
        List<Trial> whole = Trials.of(order.scenario(), order.plan().unsharded());
        text.out()
                .println(new Announcement(order.scenario(), whole, order.plan().shard()).text());

        Cancellation cancellation = order.plan().cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            run(order.plan().withDirectory(OutputFolder.records(directory)).withSink(collected), trials);
            cancellation.cause().ifPresent(cause -> {
                throw cause;
            });
            RunReport report = new RunReport(
                    order.scenario(),
                    RunDocument.of(order, whole, trials.size(), collected.inOrder()),
                    collected.inOrder());
            report(report, directory);
            Optional<String> shrunk = shrunk(trials, directory);
            shrunk.ifPresent(text.out()::println);
            return report.handOver(order.reports(), terminal, directory, shrunk, cancellation.isRequested());
        }
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
    private Optional<String> shrunk(List<Trial> trials, RunDirectory directory) {
        if (!order.shrink()) {
            return Optional.empty();
        }
        return collected.inOrder().stream()
                .filter(result -> result.verdict().outcome() == Outcome.FAIL)
                .findFirst()
                .map(failed -> trials.stream()
                        .filter(trial -> trial.isOf(failed))
                        .findFirst()
                        .flatMap(trial -> shrunk(trial, failed, directory))
                        .orElse("not shrunk: the failed trial passes when it is run again"));
    }

    private Optional<String> shrunk(Trial trial, TrialResult failed, RunDirectory directory) {
        ScenarioShrinker shrinker = new ScenarioShrinker(order.plan().cancellation(), smaller -> {
            if (!order.quiet()) {
                terminal.err().println("shrinking: " + smaller.size() + " after " + smaller.trials() + " trials");
            }
        });
        Optional<SmallerTrial> smallest = shrinker.shrink(trial);
        smallest.flatMap(smaller -> new Drawing(terminal, scenarios)
                        .draw(directory, () -> new ShrunkPage(directory.path())
                                .draw(trial, failed, ReplayCommand.of(order.scenario(), failed), smaller)))
                .ifPresent(text.out()::println);
        return smallest.map(SmallerTrial::text);
    }

    /** What a report says of the machine is nothing that a run depends on. */
    private void writeMachine(RunDirectory directory) {
        try {
            Machine.here().write(directory.path());
        } catch (IOException e) {
            terminal.err().println("wringer: cannot write what machine this is: " + e.getMessage());
        }
    }

    private void report(RunReport report, RunDirectory directory) {
        new RunFiles(directory, report.document()).write(report.results());
        writeMachine(directory);
        Optional<Path> page = new Drawing(terminal, scenarios).draw(directory, report);
        new RunText(report, text, order.wide(), !order.quiet()).print();
        new HostLogs(OutputFolder.recordsOf(directory)).line().ifPresent(text.out()::println);
        page.ifPresent(text.out()::println);
        text.out().println(directory.path() + "  (" + Stopwatch.text(watch.elapsed()) + ")");
    }
}
