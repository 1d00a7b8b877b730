package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuntCommandTest {

    @TempDir
    private Path folder;

    private Invocation hunt(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "hunt";
        all[1] = "--out";
        all[2] = folder.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Invocation.asInstalled(all);
    }

    @Test
    void whatIsFoundIsShrunkAndThePrintedCommandShowsItAgain() {
        Invocation hunt = hunt("--seed", "43", "--runs", "5", "--variant", "original", "--shrink", "1");

        assertThat(hunt.status()).isEqualTo(1);
        assertThat(hunt.out())
                .contains("original: 5 rings (seeds 43 to 47) in ", " different combinations of events", "FOUND ")
                .containsPattern("shrunk to \\d+ nodes, \\d+ actions?, \\d+ operations? in \\d+ trials");
        Invocation replay = hunt.runPrinted("replay ");

        assertThat(replay.status()).isZero();
        assertThat(replay.out()).containsPattern("expected +\\w+ at event \\d+").contains("SHOWN");
    }

    @Test
    void nothingFoundIsNotToldAsAProof() {
        Invocation hunt = hunt("--runs", "3", "--seed", "1");

        assertThat(hunt.status()).isZero();
        assertThat(hunt.out())
                .contains("corrected: 3 rings (seeds 1 to 3)")
                .contains("NOTHING FOUND, which proves nothing", "--seed 4 goes on from here");
    }

    @Test
    void theTimeIsALimit() {
        Invocation hunt = hunt("--for", "1ms");

        assertThat(hunt.status()).isZero();
        assertThat(hunt.out()).contains("NOTHING FOUND, which proves nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--runs 3 --for 1s       | --for and --runs do not go together",
                "--markdown x.md         | --markdown goes with --worth only",
                "--variant orginal       | there is no variant orginal: did you mean original?",
                "--for ever              | --for ever is not a time",
                "--runs 0                | runs=0 ",
                "--seed x                | seed=x "
            })
    void whatCannotBeDoneIsToldInOneLine(String arguments, String complaint) {
        Invocation hunt = hunt(arguments.split(" "));

        assertThat(hunt.status()).isEqualTo(3);
        assertThat(hunt.err()).contains(complaint).hasLineCount(1);
    }

    @Test
    void theTableOfItsWorthNeedsItsPlaceInTheDocument() throws IOException {
        Path document = Path.of(System.getProperty("user.dir")).resolve("../docs/HUNT.md");

        assertThat(Files.readAllLines(document)).contains(HuntWorth.SECTION.begin(), HuntWorth.SECTION.end());
    }
}
