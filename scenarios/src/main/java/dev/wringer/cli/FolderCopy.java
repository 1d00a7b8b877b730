package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Records, and what is kept beside them, copied from one run into another. */
final class FolderCopy {

    private FolderCopy() {}

    /**
     * Copies everything in {@code from} into {@code to}, which is there already.
     *
     * @throws UsageError if something of that name is there, too
     * @throws RecordFailure if a file cannot be read or written
     */
    static void of(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UsageError(
                    "the record " + Path.of(e.getFile()).getFileName() + " is there twice: run the shards again");
        } catch (IOException e) {
            throw new RecordFailure("cannot copy the records of " + from.getParent() + ": " + e.getMessage(), e);
        }
    }
}
