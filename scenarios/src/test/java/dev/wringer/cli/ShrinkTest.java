package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wringer run … --shrink}. */
class ShrinkTest {

    private static final Pattern SHRUNK =
            Pattern.compile("shrunk to [2-6] nodes, [12] actions?, \\d+ operations? in \\d+ trials: \\./wringer (.*)");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** A scenario that fails, made small. */
    static Invocation shrinking(Path folder) {
        return Invocation.asInstalled(
                "run",
                "churn",
                "--testbed",
                "sim",
                "--seeds",
                "1",
                "--nodes",
                "12",
                "--set",
                "successors=3",
                "--set",
                "replicas=2",
                "--set",
                "half-life=60s",
                "--set",
                "duration=20s",
                "--set",
                "mix=lookup:1",
                "--set",
                "variant=original",
                "--shrink",
                "--quiet",
                "--out",
                folder.toString());
    }

    @Test
    void theCommandThatItEndsWithShowsTheFailure(@TempDir Path folder) {
        Invocation run = shrinking(folder);
        assertThat(run.status()).isEqualTo(1);
        Matcher shrunk = SHRUNK.matcher(run.out());
        assertThat(shrunk.find()).as(run.out()).isTrue();

        List<String> words = words(shrunk.group(1));
        words.addAll(List.of("--quiet", "--out", folder.toString()));
        Invocation again = Invocation.asInstalled(words.toArray(String[]::new));

        assertThat(again.status()).as(again.err()).isEqualTo(1);
        assertThat(again.out()).contains("FAIL  1 of 1 trials");
    }

    /** As a shell would take the command apart. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    @Test
    void whatPassesIsNotShrunk(@TempDir Path folder) {
        Invocation run = Invocation.of("run", "looks-up", "--testbed", "sim", "--shrink", "--out", folder.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).doesNotContain("shrunk");
    }

    @Test
    void realHostsAreRefused(@TempDir Path folder) {
        Invocation run = Invocation.asInstalled(
                "run", "massive-failure", "--testbed", "local", "--shrink", "--out", folder.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("which they cannot on local: take the testbed sim");
        assertThat(folder).isEmptyDirectory();
    }
}
