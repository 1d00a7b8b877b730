package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sides that are revisions, in a small repository whose {@code ./wringer} is the sample command and needs no build. */
@DisabledOnOs(OS.WINDOWS)
class RevisionTest {

    private static final String HOME = "wringer.home";

    @TempDir
    private Path folder;

    private final String before = System.getProperty(HOME, "");
    private Path repository;

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Files.createDirectory(folder.resolve("repository")).toRealPath();
        git("init", "--quiet", "--initial-branch=main");
        System.setProperty(HOME, repository.toString());
    }

    @AfterEach
    void leaveRepository() {
        System.setProperty(HOME, before);
        if (before.isEmpty()) {
            System.clearProperty(HOME);
        }
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                repository.toString(),
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgsign=false"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** A revision whose command is this script. */
    private void commit(String tag, String script) throws Exception {
        Path wringer = Files.writeString(repository.resolve("wringer"), "#!/bin/sh\n" + script + "\n");
        assertThat(wringer.toFile().setExecutable(true)).isTrue();
        git("add", "wringer");
        git("commit", "--quiet", "--message=" + tag);
        git("tag", tag);
    }

    private static String sample() {
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                + System.getProperty("java.class.path") + "' " + SampleCommand.class.getName() + " \"$@\"";
    }

    private Invocation compare(String... words) {
        return Invocation.oneAtATime(Stream.concat(
                        Stream.of(
                                "compare",
                                "fails-at-half",
                                "--set=killed=10",
                                "--testbed=one-at-a-time",
                                "--quiet",
                                "--out",
                                folder.resolve("runs").toString()),
                        Stream.of(words))
                .toArray(String[]::new));
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void eachSideIsRunByItsRevision() throws Exception {
        commit("good", "exec " + sample());
        commit(
                "bad",
                sample() + "\nstatus=$?\n"
                        + "for last; do :; done\nfor file in \"$last\"/*/trials.csv; do [ ! -f \"$file\" ] || sed -i s/,PASS,/,FAIL,/ \"$file\"; done\n"
                        + "exit $status");

        Invocation worse = compare("--baseline=git=good", "--candidate=git=bad", "--seeds=12");

        assertThat(worse.status()).as(worse.out() + worse.err()).isEqualTo(1);
        assertThat(worse.out())
                .contains("baseline:  git=good", "candidate: git=bad", "WORSE  by its one measure")
                .contains("All 12 pairs have the same members, schedules, victims and keys")
                .containsPattern(
                        "The baseline was run and judged by git=good \\([0-9a-f]{10}\\), the candidate by git=bad");
        assertThat(folder.resolve("runs/latest/baseline/records"))
                .isDirectoryContaining("glob:**/killed-10-seed-12.jsonl");
        assertThat(folder.resolve("runs/latest/baseline/build.log")).doesNotExist();
        assertNothingIsLeft();
    }

    @Test
    void aRevisionIsComparedWithTheCheckoutAsItIs() throws Exception {
        commit("good", "exec " + sample());

        Invocation same = compare("--baseline=git=HEAD,label=y", "--candidate=label=z", "--at-most=40");

        assertThat(same.status()).as(same.out() + same.err()).isZero();
        assertThat(same.out())
                .contains(
                        "baseline:  git=HEAD, label=y", "the candidate by the code of this checkout, whatever is not");
        assertThat(folder.resolve("runs/latest/baseline/trials.csv")).content().contains(",y,");
        assertNothingIsLeft();
    }

    // ---- what cannot be compared

    @Test
    void anUnknownRevisionIsNamed() throws Exception {
        commit("good", "exec " + sample());

        assertRefused(compare("--candidate=git=goode"), "git=goode: there is no such revision in " + repository);
        assertRefused(compare("--candidate=git=--version"), "git=--version: there is no such revision");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void whereThereIsNoRepositoryItIsSaid() throws IOException {
        System.setProperty(HOME, Files.createDirectory(folder.resolve("plain")).toString());
        assertRefused(compare("--candidate=git=HEAD"), "plain is no Git repository: clone one");

        System.clearProperty(HOME);
        assertRefused(compare("--candidate=git=HEAD"), "git=HEAD needs a checkout: run ./wringer from one");
    }

    @Test
    void aRevisionThatDoesNotBuildIsNamedWithTheLog() throws Exception {
        commit("broken", "echo 'cannot find symbol'; exit 4");

        Invocation compare = compare("--candidate=git=broken");

        assertRefused(compare, " does not build: what Maven says is in ");
        assertThat(folder.resolve("runs/latest/candidate/build.log")).content().contains("cannot find symbol");
        assertNothingIsLeft();
    }

    @Test
    void aRevisionWithoutACommandIsNamed() throws Exception {
        git("commit", "--quiet", "--allow-empty", "--message=empty");

        assertRefused(compare("--candidate=git=HEAD"), ": it has no ./wringer");
        assertNothingIsLeft();
    }

    @Test
    void whatARevisionRefusesIsToldInItsWords() throws Exception {
        commit("old", "[ \"$1\" = --version ] || { echo 'wringer: there is no scenario fails-at-half' >&2; exit 3; }");

        assertRefused(compare("--candidate=git=old"), "): there is no scenario fails-at-half");
        assertNothingIsLeft();
    }

    private static void assertRefused(Invocation invocation, String complaint) {
        assertThat(invocation.status()).as(invocation.err()).isEqualTo(3);
        assertThat(invocation.err()).contains(complaint).hasLineCount(1);
    }

    // ---- killed

    private Path abandoned(long pid) throws Exception {
        Path worktree = Files.createDirectory(folder.resolve("wringer-git-" + pid + "-7"))
                .resolve("worktree");
        git("worktree", "add", "--quiet", "--detach", worktree.toString(), "HEAD");
        return worktree;
    }

    /** Who was killed could remove nothing: the next comparison does, and touches nobody else's. */
    @Test
    void worktreesOfTheKilledAreRemovedByTheNextComparison() throws Exception {
        commit("good", "exec " + sample());
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Path mine = folder.resolve("mine");
        git("worktree", "add", "--quiet", "--detach", mine.toString(), "HEAD");
        Path running = abandoned(ProcessHandle.current().pid());
        Path left = abandoned(killed.pid());
        Process user = new ProcessBuilder(
                        "tail", "-f", "/dev/null", left.resolve("wringer").toString())
                .start();
        try {
            compare("--candidate=git=HEAD", "--seeds=1");
            assertThat(left).as("used by a process that has outlived its owner").exists();
        } finally {
            user.destroyForcibly().waitFor();
        }

        compare("--candidate=git=HEAD", "--seeds=1");

        assertThat(left.getParent()).doesNotExist();
        assertThat(mine).exists();
        assertThat(running).exists();
        assertThat(git("worktree", "list").lines()).hasSize(3);
    }

    @Test
    void theCommitOfARunIsTold() throws Exception {
        commit("good", "exec " + sample());
        String commit = git("rev-parse", "HEAD").strip();
        assertThat(Revision.checkedOut(repository)).contains(commit);

        Files.writeString(repository.resolve("wringer"), "changed");
        assertThat(Revision.checkedOut(repository)).contains(commit + "-dirty");
        assertThat(Machine.here().commit()).contains(commit + "-dirty");

        assertThat(Revision.checkedOut(folder)).as("no repository").isEmpty();
    }

    // ---- interrupted

    @Test
    void aSignalLeavesNoWorktreeAndNoProcess() throws Exception {
        Path pid = folder.resolve("pid");
        commit(
                "hangs",
                "[ \"$1\" = --version ] && exit 0\necho $$ >'" + pid + ".new'; mv '" + pid + ".new' '" + pid
                        + "'\nexec tail -f /dev/null");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + HOME + "=" + repository,
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("temporary")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleCommand.class.getName(),
                        "compare",
                        "passes",
                        "--candidate=git=hangs",
                        "--seeds=1",
                        "--testbed=one-at-a-time",
                        "--out",
                        folder.resolve("runs").toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            while (!Files.exists(pid)) {
                assertThat(process.isAlive()).as("the comparison").isTrue();
                Thread.onSpinWait();
            }
            // Process.destroy would close the streams as well.
            new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(out.lines()).noneMatch(line -> line.contains("Exception"));
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
        assertNothingIsLeft();
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
        long hanging = Long.parseLong(Files.readString(pid).strip());
        assertThat(ProcessHandle.of(hanging).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
