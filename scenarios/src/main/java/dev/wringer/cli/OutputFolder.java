package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where runs are kept.
 *
 * @param path made if it is not there
 */
record OutputFolder(Path path) {

    /**
     * Makes the directory of a run that begins now.
     *
     * @throws UsageError if the path leads through a file: no folder can ever be there
     * @throws RecordFailure if the directory cannot be made for another reason
     */
    RunDirectory newRun(String scenario) {
        if (path.toString().isEmpty()) {
            throw new UsageError("--out is empty: name a folder");
        }
        for (Path part = path.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new UsageError("--out " + path + " cannot be a folder: " + part + " is a file");
            }
        }
        return RunDirectory.create(path, scenario, Instant.now());
    }

    /** The place for the records of a run's trials. */
    static RunDirectory recordsOf(RunDirectory run) {
        return new RunDirectory(run.file("records"));
    }

    /**
     * Makes the place for the records of a run's trials: apart from the few files that people look for.
     *
     * @throws RecordFailure if that is not possible
     */
    static RunDirectory records(RunDirectory run) {
        Path records = recordsOf(run).path();
        try {
            return new RunDirectory(Files.createDirectory(records));
        } catch (IOException e) {
            throw new RecordFailure("cannot create the directory " + records + ": " + e.getMessage(), e);
        }
    }
}
