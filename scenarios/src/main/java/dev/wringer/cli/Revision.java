package dev.wringer.cli;

import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A revision of this repository.
 *
 * @param repository the checkout from which the command runs
 * @param name as somebody has written it: a branch, a tag, {@code HEAD~3}, a commit
 * @param commit what it means at this moment
 */
record Revision(Path repository, String name, String commit) {

    private static final int SHORT = 10;

    /**
     * Finds out what commit a name means.
     *
     * @throws UsageError if there is no repository, or no such revision
     */
    static Revision named(String name) {
        Path home = Checkout.ofThisProcess()
                .map(Checkout::home)
                .orElseThrow(() -> new UsageError("git=" + name + " needs a checkout: run ./wringer from one"));
        return in(home, name);
    }

    /** The same in a repository. */
    static Revision in(Path repository, String name) {
        Answer top = git(repository, name, "rev-parse", "--show-toplevel");
        if (!top.succeeded() || !isSame(repository, Path.of(top.text()))) {
            throw new UsageError("git=" + name + ": " + repository + " is no Git repository: clone one");
        }
        Answer commit =
                git(repository, name, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        if (!commit.succeeded()) {
            throw new UsageError("git=" + name + ": there is no such revision in " + repository
                    + "; a shallow clone has few: git fetch --unshallow");
        }
        return new Revision(repository, name, commit.text());
    }

    /** The commit that is checked out there, with {@code -dirty} behind it if that has changes; empty if Git cannot say. */
    static Optional<String> checkedOut(Path repository) {
        try {
            Answer commit = git(repository, "HEAD", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
            return Optional.of(commit).filter(Answer::succeeded).map(Answer::text);
        } catch (UsageError e) { // there is no Git
            return Optional.empty();
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.toRealPath().equals(other.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** For people. */
    String text() {
        return "git=" + name + " (" + commit.substring(0, SHORT) + ")";
    }

    /**
     * What Git has said.
     *
     * @param text without the end of its last line
     */
    record Answer(boolean succeeded, String text) {}

    /** Has Git do something in the repository. */
    Answer git(String... words) {
        return git(repository, name, words);
    }

    private static Answer git(Path repository, String name, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        Stream.of(words).forEach(command::add);
        try {
            Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
            git.getOutputStream().close();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(git.waitFor() == 0, text);
        } catch (IOException e) {
            throw new UsageError("git=" + name + " needs git, which does not run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        }
    }
}
