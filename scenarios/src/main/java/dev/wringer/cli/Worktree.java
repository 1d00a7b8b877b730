package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.live.TemporaryFolder;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A worktree of a revision, in a temporary folder, with that revision's own {@code ./wringer}. Closing removes it.
 *
 * @param revision what is checked out
 * @param folder the temporary folder
 */
record Worktree(Revision revision, TemporaryFolder folder) implements AutoCloseable {

    /**
     * Checks the revision out.
     *
     * @throws UsageError if Git refuses, or the revision has no {@code ./wringer}
     */
    static Worktree of(Revision revision) {
        Worktree worktree = new Worktree(revision, TemporaryFolder.create("wringer-git-"));
        Revision.Answer added = revision.git(
                "worktree", "add", "--quiet", "--detach", worktree.path().toString(), revision.commit());
        if (!added.succeeded() || !Files.isExecutable(worktree.path().resolve("wringer"))) {
            worktree.close();
            throw new UsageError(revision.text() + ": "
                    + (added.succeeded() ? "it has no ./wringer" : "cannot be checked out: " + added.text()));
        }
        return worktree;
    }

    private Path path() {
        return folder.path().resolve("worktree");
    }

    /** A new folder that goes with the worktree. */
    Path newFolder(String name) {
        try {
            return Files.createTempDirectory(folder.path(), name);
        } catch (IOException e) {
            throw new TestbedFailure("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    /**
     * Runs {@code ./wringer}, which builds it if it was not built yet.
     *
     * @param output where both of its streams go
     * @return its exit status; that of an interruption if the run is cancelled
     */
    int wringer(List<String> words, Path output, Cancellation cancellation) {
        List<String> command = new ArrayList<>(List.of(path().resolve("wringer").toString()));
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        return cancellation.during(() -> run(builder));
    }

    /** On a thread that may be interrupted; the process never outlives the call. */
    private static int run(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
                process.onExit().join(); // it takes its rings down before it goes
                return ExitStatus.INTERRUPTED.code();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the worktree, and what the repository knows of it. */
    @Override
    public void close() {
        if (Files.exists(path())) {
            revision.git("worktree", "remove", "--force", path().toString());
        }
        folder.close();
        revision.git("worktree", "prune");
    }
}
