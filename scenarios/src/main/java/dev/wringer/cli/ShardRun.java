package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Shard;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.TrialsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of one shard, as it lies on the disk.
 *
 * @param folder where it lies
 * @param document what its {@code run.json} says
 * @param shard which part of the whole run it is
 */
record ShardRun(Path folder, RunDocument document, Shard shard) {

    /**
     * Reads what it says of itself.
     *
     * @throws UsageError if this is no whole run of a shard
     */
    static ShardRun in(Path folder) {
        if (Files.isRegularFile(folder.resolve("run.partial.json"))) {
            throw new UsageError(folder + " was interrupted: run that shard again");
        }
        if (!Files.isRegularFile(folder.resolve("run.json"))) {
            throw new UsageError((Files.exists(folder) ? folder + " is no run" : "there is no " + folder)
                    + ": name the folder of a run with --shard, such as runs/latest");
        }
        RunDocument document = RunDocument.read(folder.resolve("run.json"));
        Shard shard = document.shard()
                .orElseThrow(() -> new UsageError(folder + " is no shard: it has all of its trials already"));
        RecordFiles.of(folder).missing().ifPresent(text -> {
            throw new UsageError(text);
        });
        return new ShardRun(folder, document, shard);
    }

    /**
     * Its results.
     *
     * @throws UsageError if they are not there, or not as many as there should be
     */
    List<TrialResult> results(ScenarioDeclaration scenario) {
        Path file = folder.resolve("trials.csv");
        List<TrialResult> results = new TrialsFile(file, scenario.sweepUnit(), document.options()).read();
        if (results.size() != document.finished()) {
            throw new UsageError(file + " has " + results.size() + " trials, and run.json tells of "
                    + document.finished() + ": run that shard again");
        }
        Map<TrialKey, Path> records = new RunFolder(folder).recordsByTrial();
        return results.stream()
                .map(result -> Optional.ofNullable(records.get(TrialKey.of(result)))
                        .map(record -> result.withFaults(faults(record)))
                        .orElse(result))
                .toList();
    }

    /** What was really done in the trial of this record: {@code trials.csv} does not say it. That a record is altered others tell. */
    private static String faults(Path record) {
        try {
            return Played.exactly(JsonLinesReader.read(record).history().events());
        } catch (RecordFailure e) {
            return "";
        }
    }
}
