package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Shard;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All shards of one run.
 *
 * @param scenario what was run
 * @param shards each once, the first one first
 */
record MergedRun(ScenarioDeclaration scenario, List<ShardRun> shards) {

    /** Takes a copy. */
    MergedRun {
        shards = List.copyOf(shards);
    }

    /**
     * Finds out whether these are all shards of one run.
     *
     * @throws UsageError if they are not
     */
    static MergedRun of(List<Path> folders, Scenarios scenarios) {
        Map<Integer, ShardRun> byNumber = new TreeMap<>();
        for (Path folder : folders) {
            ShardRun run = ShardRun.in(folder);
            Optional.ofNullable(byNumber.put(run.shard().number(), run)).ifPresent(other -> requireApart(run, other));
        }
        List<ShardRun> runs = List.copyOf(byNumber.values());
        ShardRun first = runs.get(0);
        for (ShardRun run : runs) {
            first.document().differenceFrom(run.document()).ifPresent(difference -> {
                throw new UsageError(first.folder() + " and " + run.folder() + " are not of one run: " + difference);
            });
            requireSameCode(first, run);
        }
        List<String> missing = IntStream.rangeClosed(1, first.shard().of())
                .filter(number -> !byNumber.containsKey(number))
                .mapToObj(number -> new Shard(number, first.shard().of()).toString())
                .toList();
        if (!missing.isEmpty()) {
            throw new UsageError("not all shards are there: " + String.join(", ", missing)
                    + (missing.size() == 1 ? " is missing" : " are missing"));
        }
        return new MergedRun(scenarios.named(first.document().scenario()), runs);
    }

    /** Two builds of a version that is not released have one name, and may be different programs. */
    private static void requireSameCode(ShardRun one, ShardRun other) {
        Optional<String> its = Machine.of(other.folder()).commit();
        Machine.of(one.folder())
                .commit()
                .filter(commit -> its.isPresent() && !its.get().equals(commit))
                .ifPresent(commit -> {
                    throw new UsageError(one.folder() + " and " + other.folder() + " are not of one run: the commit is "
                            + commit + " in one and " + its.get() + " in the other");
                });
    }

    private static void requireApart(ShardRun one, ShardRun other) {
        String difference = one.document()
                .differenceFrom(other.document())
                .map(text -> " are not of one run: " + text)
                .orElse(" are both shard " + one.shard() + ": name each shard once");
        throw new UsageError(other.folder() + " and " + one.folder() + difference);
    }

    /** Writes the whole run, and tells of it as if it had been run here. */
    ExitStatus write(OutputFolder out, ReportOptions reports, boolean wide, Scenarios scenarios, Terminal terminal) {
        List<TrialResult> results = results();
        RunDocument part = shards.get(0).document();
        String shard = " --shard " + shards.get(0).shard();
        RunDocument document = part.merged(part.command().replace(shard, ""), results);
        RunReport report = new RunReport(scenario, document, results);
        RunDirectory directory = out.newRun(scenario.name());
        RunDirectory records = OutputFolder.records(directory);
        shards.forEach(run -> FolderCopy.of(run.folder().resolve("records"), records.path()));
        new RunFiles(directory, document).write(results);
        writeMachines(directory);
        Optional<Path> page = new Drawing(terminal, scenarios).draw(directory, report);

        Terminal text = reports.forPeople(terminal);
        text.out()
                .println(scenario.name() + " on " + document.testbed() + ": " + document.trials() + " trials of "
                        + shards.size() + (shards.size() == 1 ? " shard" : " shards"));
        new RunText(report, text, wide, true).print();
        page.ifPresent(text.out()::println);
        text.out().println(directory.path());
        return report.handOver(reports, terminal, directory, Optional.empty(), false);
    }

    private void writeMachines(RunDirectory directory) {
        Map<String, Machine> machines = new LinkedHashMap<>();
        shards.forEach(run -> machines.put("shard " + run.shard(), Machine.of(run.folder())));
        Machine together = Machine.together(machines);
        if (together.facts().isEmpty()) {
            return;
        }
        try {
            together.write(directory.path());
        } catch (IOException e) {
            throw new RecordFailure("cannot write into " + directory.path() + ": " + e.getMessage(), e);
        }
    }

    /** In the order in which the run without shards has them. */
    private List<TrialResult> results() {
        CollectedResults all = new CollectedResults();
        shards.forEach(run -> run.results(scenario).forEach(all::accept));
        int whole = shards.get(0).document().whole();
        long distinct = all.inOrder().stream()
                .map(result -> List.of(result.seed(), result.sweep()))
                .distinct()
                .count();
        if (all.count() != whole || distinct != whole) {
            throw new UsageError("the shards have " + all.count() + " trials, " + distinct
                    + " different ones, and the whole run has " + whole + ": run the shards again");
        }
        return all.inOrder();
    }
}
