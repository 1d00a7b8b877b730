package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExploreCommandTest {

    @TempDir
    private Path folder;

    private Invocation explore(String... arguments) {
        return Invocation.asInstalled(
                Stream.concat(Stream.of("explore", "--out", folder.toString()), List.of(arguments).stream())
                        .toArray(String[]::new));
    }

    @Test
    void allOrdersOfARingAreCountedAndWhatThatSaysIsSaid() {
        Invocation explore = explore("--seed", "2", "--departures", "1");

        assertThat(explore.status()).isZero();
        assertThat(explore.out())
                .contains("corrected, seed 2: ")
                .containsPattern(
                        "all orders explored that depart from that of arrival at no more than 1 of \\d+ turns: [\\d,]+,"
                                + " of which [1-9]\\d* were pruned")
                .contains("none failed; of other orders, rings and faults nothing is known");
    }

    @Test
    void withoutPruningEachOrderIsFollowedToItsEnd() {
        assertThat(explore("--seed", "2", "--departures", "1", "--no-pruning").out())
                .contains("of which 0 were pruned");
    }

    @Test
    void anOrderThatFailsIsShrunkAndThePrintedCommandShowsItAgain() {
        Invocation explore = explore("--seed", "178", "--variant", "original", "--departures", "1");

        assertThat(explore.status()).isEqualTo(1);
        assertThat(explore.out()).contains(" failed", "FOUND ");
        Invocation replay = explore.runPrinted("replay ");

        assertThat(replay.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--departures -1    | departures=-1 ",
                "--seed x           | seed=x ",
                "--variant orginal  | there is no variant orginal: did you mean original?"
            })
    void whatCannotBeDoneIsToldInOneLine(String arguments, String complaint) {
        Invocation explore = explore(arguments.split(" "));

        assertThat(explore.status()).isEqualTo(3);
        assertThat(explore.err()).contains(complaint).hasLineCount(1);
    }
}
