package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.TrialsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs trials by another revision: by its protocol, its scenarios, its harness and its oracle. What passes between the two is its command
 * line, {@code trials.csv} and the records.
 *
 * @param worktree where it is checked out and built
 */
record RevisionRunner(Worktree worktree) implements SideRunner {

    private static final String COMPLAINT = "wringer: ";

    /**
     * Checks the revision out and builds it.
     *
     * @param log where to leave what the build says, if it fails
     * @throws UsageError if it cannot be checked out, or does not build
     */
    static RevisionRunner of(Revision revision, Path log, Cancellation cancellation) {
        Worktree worktree = Worktree.of(revision);
        try {
            int status = worktree.wringer(List.of("--version"), log, cancellation);
            if (status != 0 && !cancellation.isRequested()) {
                throw new UsageError(revision.text() + " does not build: what Maven says is in " + log);
            }
            Files.deleteIfExists(log);
            return new RevisionRunner(worktree);
        } catch (IOException e) {
            worktree.close();
            throw new TestbedFailure("cannot remove " + log + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            worktree.close();
            throw e;
        }
    }

    @Override
    public Optional<Throwable> run(ScenarioDeclaration scenario, RunPlan plan, List<Trial> trials) {
        Path out = worktree.newFolder("runs-");
        Path output = worktree.newFolder("output-").resolve("output");
        trials.forEach(plan.watch()::begun);
        int status = worktree.wringer(words(scenario, plan, trials, out), output, plan.cancellation());
        Optional<Path> run = onlyRun(out);
        List<TrialResult> results =
                run.map(folder -> results(scenario, plan, folder)).orElse(List.of());
        run.ifPresent(folder -> plan.directory().ifPresent(records -> moveRecords(folder, records)));
        if (results.isEmpty() && !plan.cancellation().isRequested()) {
            String complaint = worktree.revision().text() + ": " + complaint(output, status);
            throw status == ExitStatus.USAGE.code() ? new UsageError(complaint) : new TestbedFailure(complaint);
        }
        trials.forEach(plan.watch()::ended);
        results.forEach(plan.sink()::accept);
        return Optional.empty();
    }

    /** The values of the varied parameter are named, so that both sides have the same whatever the revision's defaults are. */
    private static List<String> words(ScenarioDeclaration scenario, RunPlan plan, List<Trial> trials, Path out) {
        List<String> words = new ArrayList<>(List.of("run", scenario.name()));
        words.addAll(List.of("--testbed", trials.get(0).testbed().name()));
        words.addAll(List.of("--seed", String.valueOf(plan.firstSeed())));
        words.addAll(List.of("--seeds", String.valueOf(plan.seeds().orElse(1))));
        Map<String, String> settings = new LinkedHashMap<>(plan.overrides());
        trials.get(0)
                .sweep()
                .map(SweepPoint::parameter)
                .ifPresent(name -> settings.put(
                        name,
                        trials.stream()
                                .map(trial -> trial.settings().text(name))
                                .distinct()
                                .collect(Collectors.joining(","))));
        settings.forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
        plan.demands().forEach(demand -> words.addAll(List.of(demand.option(), demand.value())));
        if (plan.keepingLogs()) {
            words.add("--keep-logs");
        }
        if (plan.freshHosts()) {
            words.add("--fresh-hosts");
        }
        words.addAll(List.of("--quiet", "--out", out.toString()));
        return words;
    }

    private static Optional<Path> onlyRun(Path out) {
        try (Stream<Path> runs = Files.list(out)) {
            return runs.filter(run -> !Files.isSymbolicLink(run) && Files.isDirectory(run))
                    .findFirst();
        } catch (IOException e) {
            throw new TestbedFailure("cannot read the folder " + out + ": " + e.getMessage(), e);
        }
    }

    private static List<TrialResult> results(ScenarioDeclaration scenario, RunPlan plan, Path run) {
        List<String> options = plan.demands().stream()
                .flatMap(demand -> Stream.of(demand.option(), demand.value()))
                .toList();
        return Stream.of("trials.csv", "trials.partial.csv")
                .map(run::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new TrialsFile(file, scenario.sweepUnit(), options).read())
                .orElse(List.of());
    }

    private static void moveRecords(Path run, RunDirectory records) {
        Path from = run.resolve("records");
        if (Files.isDirectory(from)) {
            FolderCopy.of(from, records.path());
        }
    }

    private static String complaint(Path output, int status) {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            return lines.stream()
                    .filter(line -> line.startsWith(COMPLAINT))
                    .reduce((first, second) -> second)
                    .map(line -> line.substring(COMPLAINT.length()))
                    .orElse("it has left no results, with exit status " + status);
        } catch (IOException e) {
            return "it has left no results, with exit status " + status;
        }
    }

    @Override
    public Optional<String> provenance() {
        return Optional.of(worktree.revision().text());
    }

    @Override
    public void close() {
        worktree.close();
    }
}
