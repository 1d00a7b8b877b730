package dev.wringer.cli;

import dev.wringer.harness.compare.Comparer;
import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Decision;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.reports.ComparisonDocument;
import dev.wringer.reports.ComparisonReport;
import dev.wringer.reports.VerdictTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out one {@code wringer compare}: checks, announces, runs pairs until all is decided, reports. */
final class PairedRun {

    private static final int RINGS_IN_VIRTUAL_TIME = 100;
    private static final int RINGS_IN_REAL_TIME = 40;
    private static final int TRIES = 2; // of a side that never comes to anything

    private final ComparisonOrder order;
    private final Scenarios scenarios;
    private final Terminal terminal;
    private final Terminal text; // for people
    private final Stopwatch watch = new Stopwatch();

    PairedRun(ComparisonOrder order, Scenarios scenarios, Terminal terminal) {
        this.order = order;
        this.scenarios = scenarios;
        this.terminal = terminal;
        this.text = order.reports().forPeople(terminal);
    }

    /**
     * Runs to the end, or to the signal that ends it.
     *
     * @throws dev.wringer.harness.trial.UsageError if the order cannot be carried out; nothing has been run or written then
     * @throws dev.wringer.harness.ring.TestbedFailure if a testbed is not there, or could not do its part
     * @throws RuntimeException if the harness itself failed
     */
    ExitStatus execute() {
        PairedTrials checked = new PairedTrials(order.scenario(), order.baselinePlan(), order.candidatePlan());
        order.reports().prepare();
        checked.first().forEach(trial -> trial.testbed().requirePresence());
        Optional<Revision> ofBaseline = order.baseline().git().map(Revision::named);
        Optional<Revision> ofCandidate = order.candidate().git().map(Revision::named);
        RunDirectory directory = new OutputFolder(order.out())
                .newRun("compare-" + order.scenario().name());
        Cancellation cancellation = new Cancellation();
        RunPlan baseline = plan(order.baselinePlan(), directory, true, cancellation);
        RunPlan candidate = plan(order.candidatePlan(), directory, false, cancellation);
        try (Interruption interruption = new Interruption(cancellation);
                SideRunner one = runner(ofBaseline, directory, true, cancellation);
                SideRunner other = runner(ofCandidate, directory, false, cancellation)) {
            return execute(
                    new PairedTrials(order.scenario(), baseline, candidate, one, other), directory, cancellation);
        }
    }

    private ExitStatus execute(PairedTrials trials, RunDirectory directory, Cancellation cancellation) {
        if (cancellation.isRequested()) {
            return ExitStatus.INTERRUPTED;
        }
        Comparer comparer = new Comparer(order.measures(), trials.points(), order.error());
        Looks looks = looks(trials, comparer);
        text.out().println(announcement(trials, comparer, looks));
        boolean open = true;
        while (open && trials.rings() < looks.most() && !cancellation.isRequested()) {
            look(trials, looks);
            open = !isHopeless(trials) && (order.seeds().isPresent() || !isOver(trials, comparer, looks));
            tellProgress(trials, comparer, looks);
        }
        return report(trials, comparer, directory, cancellation.isRequested());
    }

    /** What keeps every trial of a side from being run, an image that is not there for instance, keeps the next one, too. */
    private static boolean isHopeless(PairedTrials trials) {
        return trials.rings() >= TRIES
                && Stream.of(true, false).map(trials::results).anyMatch(side -> side.stream()
                        .allMatch(result -> result.verdict().outcome() == Outcome.ERROR));
    }

    /** Where a pair takes its time, nobody waits for more than the answer: once the candidate is worse, it is. */
    private static boolean isOver(PairedTrials trials, Comparer comparer, Looks looks) {
        return comparer.isDecided(trials.pairs()) || (!looks.virtual() && comparer.isWorse(trials.pairs()));
    }

    private SideRunner runner(
            Optional<Revision> revision, RunDirectory directory, boolean ofTheBaseline, Cancellation cancellation) {
        if (revision.isEmpty() || cancellation.isRequested()) {
            return SideRunner.HERE;
        }
        if (!order.quiet()) {
            terminal.err().println("building " + revision.get().text());
        }
        Path log = newFolder(directory, ofTheBaseline).file("build.log");
        return RevisionRunner.of(revision.get(), log, cancellation);
    }

    private Looks looks(PairedTrials trials, Comparer comparer) {
        boolean virtual =
                trials.first().stream().allMatch(trial -> trial.testbed().offers(Capability.REPEATABLE));
        int usual = virtual ? RINGS_IN_VIRTUAL_TIME : RINGS_IN_REAL_TIME;
        int most = order.seeds().orElse(order.atMost().orElse(usual));
        return new Looks(virtual, comparer.fewestPairs(), most);
    }

    private static RunPlan plan(RunPlan plan, RunDirectory run, boolean ofTheBaseline, Cancellation cancellation) {
        return plan.withCancellation(cancellation).withDirectory(OutputFolder.records(newFolder(run, ofTheBaseline)));
    }

    private static RunDirectory newFolder(RunDirectory run, boolean ofTheBaseline) {
        RunDirectory folder = folder(run, ofTheBaseline);
        try {
            Files.createDirectories(folder.path());
            return folder;
        } catch (IOException e) {
            throw new RecordFailure("cannot create the directory " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    private static RunDirectory folder(RunDirectory run, boolean ofTheBaseline) {
        return new RunDirectory(run.file(ofTheBaseline ? "baseline" : "candidate"));
    }

    private String announcement(PairedTrials trials, Comparer comparer, Looks looks) {
        Trial first = trials.first().get(0);
        return order.scenario().name() + " on " + testbeds(trials) + ": "
                + first.spec().nodes() + " nodes; seeds from "
                + first.seed() + ", " + (order.seeds().isPresent() ? "" : "at most ") + looks.most() + " of each side"
                + System.lineSeparator()
                + "  baseline:  " + order.baseline().text() + System.lineSeparator()
                + "  candidate: " + order.candidate().text() + System.lineSeparator()
                + "  " + order.measures().size() + (order.measures().size() == 1 ? " measure" : " measures")
                + (comparer.points() == 1 ? "" : " at " + comparer.points() + " values")
                + "; nothing can be decided by fewer than " + comparer.fewestPairs() + " rings"
                + comparer.pairsUntilSame().stream()
                        .mapToObj(pairs -> ", \"the same\" by fewer than " + pairs)
                        .collect(Collectors.joining());
    }

    private static String testbeds(PairedTrials trials) {
        return trials.first().stream()
                .map(trial -> trial.testbed().name())
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private void look(PairedTrials trials, Looks looks) {
        int number = looks.next(trials.rings());
        if (order.quiet()) {
            trials.more(number, TrialWatch.NOBODY);
            return;
        }
        try (Progress progress = new Progress(terminal, 2 * number * trials.points(), watch)) {
            trials.more(number, progress);
        }
    }

    private void tellProgress(PairedTrials trials, Comparer comparer, Looks looks) {
        if (!order.quiet()) {
            int rings = trials.rings();
            terminal.err()
                    .println(rings + (rings == 1 ? " ring: " : " rings: ") + comparer.progress(trials.pairs())
                            + " decided"
                            + (looks.virtual()
                                    ? ""
                                    : "; " + Stopwatch.text(watch.elapsed().dividedBy(rings)) + " a pair"));
        }
    }

    private ExitStatus report(PairedTrials trials, Comparer comparer, RunDirectory directory, boolean interrupted) {
        List<TrialPairs> pairs = trials.pairs();
        Comparison comparison = comparer.compare(pairs);
        ComparisonLines lines = new ComparisonLines(order, comparison, pairs);
        List<String> conclusions = new ArrayList<>(lines.conclusions(comparer));
        conclusions.addAll(PairedRecords.told(
                folder(directory, true), trials.planned(true), folder(directory, false), trials.planned(false)));
        trials.provenance().ifPresent(conclusions::add);
        write(trials, directory, true);
        write(trials, directory, false);
        String scenario = order.scenario().name();
        ComparisonReport.writeCsv(directory.file("comparison.csv"), scenario, comparison, pairs);
        PairedReport report = new PairedReport(order, comparison, pairs, conclusions, trials.rings(), interrupted);
        ComparisonDocument document = document(trials, comparer, comparison, conclusions, interrupted);
        DocumentFolder folder = new DocumentFolder(directory.path(), DocumentFolder.Kind.COMPARISON);
        folder.keep(JsonText.of(document::writeFields));
        ComparisonReport.writeMarkdown(directory.file("comparison.md"), report.markdown());
        text.out().println();
        table(comparison).forEach(text.out()::println);
        text.out().println();
        ComparisonReport.plot(comparison).forEach(text.out()::println);
        text.out().println();
        if (interrupted) {
            text.out().println("interrupted: what follows is said of the pairs that are complete");
        }
        conclusions.forEach(text.out()::println);
        new Drawing(terminal, scenarios).draw(folder).ifPresent(text.out()::println);
        text.out().println(directory.path() + "  (" + Stopwatch.text(watch.elapsed()) + ")");
        return handOver(report, directory);
    }

    /** A file has room for all columns, whatever its width. */
    private List<String> table(Comparison comparison) {
        if (!text.results().terminal()) {
            return ComparisonReport.table(comparison);
        }
        int width = text.width();
        return order.wide()
                ? ComparisonReport.wholeTable(comparison, width)
                : ComparisonReport.table(comparison, width);
    }

    private ComparisonDocument document(
            PairedTrials trials,
            Comparer comparer,
            Comparison comparison,
            List<String> conclusions,
            boolean interrupted) {
        return new ComparisonDocument(
                order.scenario().name(),
                testbeds(trials),
                order.command(),
                Version.text(),
                side(order.baseline(), trials.results(true)),
                side(order.candidate(), trials.results(false)),
                trials.rings(),
                interrupted,
                comparer,
                comparison,
                conclusions);
    }

    private static ComparisonDocument.Side side(Side side, List<TrialResult> results) {
        return new ComparisonDocument.Side(
                side.text(),
                VerdictTally.of(results.stream().map(TrialResult::verdict).toList()));
    }

    /** Results for programs. What they come to stands above already: that they could not be handed over is no verdict. */
    private ExitStatus handOver(PairedReport report, RunDirectory directory) {
        boolean written = order.reports().write(terminal, report.junit(), report.markdown() + "\n");
        ExitStatus status = report.interrupted()
                ? ExitStatus.INTERRUPTED
                : written ? status(report.comparison().decision(), report.pairs()) : ExitStatus.HARNESS;
        if (order.reports().json()) {
            terminal.out().println(report.json(directory, status));
        }
        return status;
    }

    private void write(PairedTrials trials, RunDirectory directory, boolean ofTheBaseline) {
        RunDirectory folder = folder(directory, ofTheBaseline);
        List<Trial> planned = trials.planned(ofTheBaseline);
        List<TrialResult> results = trials.results(ofTheBaseline);
        RunOrder side = order.side(ofTheBaseline, trials.rings());
        new RunFiles(folder, RunDocument.of(side, planned, planned.size(), results)).write(results);
    }

    /** A candidate that is shown to be worse outweighs trials that broke down. */
    private static ExitStatus status(Decision decision, List<TrialPairs> pairs) {
        if (decision instanceof Worse) {
            return ExitStatus.FAILED;
        }
        if (pairs.stream().flatMap(each -> each.pairs().stream()).anyMatch(pair -> pair.isBroken())) {
            return ExitStatus.HARNESS;
        }
        return decision.isNotWorse() ? ExitStatus.OK : ExitStatus.UNPROVED;
    }
}
