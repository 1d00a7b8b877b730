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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worktree of a revision, in a temporary folder, with that revision's own {@code ./wringer}. Closing removes it.
 *
 * @param revision what is checked out
 * @param folder the temporary folder
 */
record Worktree(Revision revision, TemporaryFolder folder) implements AutoCloseable {

    private static final String PREFIX = "wringer-git-";
    private static final String NAME = "worktree";
    private static final String LISTED = "worktree "; // before the path of each worktree, in what Git says
    private static final Pattern OWNER = Pattern.compile(".*/" + PREFIX + "([0-9]{1,18})-[^/]*/" + NAME);

    /**
     * Checks the revision out.
     *
     * @throws UsageError if Git refuses, or the revision has no {@code ./wringer}
     */
    static Worktree of(Revision revision) {
        removeAbandoned(revision);
        Worktree worktree = new Worktree(revision, TemporaryFolder.create(PREFIX));
        Revision.Answer added = revision.git(
                "worktree", "add", "--quiet", "--detach", worktree.path().toString(), revision.commit());
        if (!added.succeeded() || !Files.isExecutable(worktree.path().resolve("wringer"))) {
            worktree.close();
            throw new UsageError(revision.text() + ": "
                    + (added.succeeded() ? "it has no ./wringer" : "cannot be checked out: " + added.text()));
        }
        return worktree;
    }

    /** What commands that were killed have left behind: worktrees whose owner has ended, and that no process uses any more. */
    private static void removeAbandoned(Revision revision) {
        revision.git("worktree", "list", "--porcelain")
                .text()
                .lines()
                .filter(line -> line.startsWith(LISTED))
                .map(line -> Path.of(line.substring(LISTED.length())))
                .filter(Worktree::isAbandoned)
                .flatMap(path -> Optional.ofNullable(path.getParent()).stream())
                .map(folder -> new Worktree(revision, new TemporaryFolder(folder)))
                .forEach(Worktree::close);
    }

    private static boolean isAbandoned(Path path) {
        Matcher owner = OWNER.matcher(path.toString());
        return owner.matches()
                && Files.isDirectory(path)
                && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()
                && ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .noneMatch(line -> line.contains(path.toString()));
    }

    private Path path() {
        return folder.path().resolve(NAME);
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
