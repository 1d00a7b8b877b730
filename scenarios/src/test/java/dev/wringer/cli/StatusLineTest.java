package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.cli.StatusLine.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineTest {

    private final StatusLine line = new StatusLine(List.of(
            new Part("2 of 5 trials", 9), new Part("about 9 s left", 5), new Part("waiting for a list of things", 1)));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "80; 2 of 5 trials | about 9 s left | waiting for a list of things",
                "61; 2 of 5 trials | about 9 s left | waiting for a list of things",
                "60; 2 of 5 trials | about 9 s left | waiting for a list of thin…",
                "49; 2 of 5 trials | about 9 s left | waiting for a l…",
                "48; 2 of 5 trials | about 9 s left",
                "30; 2 of 5 trials | about 9 s left",
                "29; 2 of 5 trials",
                "13; 2 of 5 trials",
                "5; 2 of…"
            })
    void leavesOutTheLeastImportantFirst(int width, String shown) {
        assertThat(line.fit(width, false)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 40, 60, 100})
    void neverTakesMoreThanThereIs(int width) {
        assertThat(line.fit(width, false).length()).isLessThanOrEqualTo(width);
        assertThat(line.fit(Math.max(2, width), true).length()).isLessThanOrEqualTo(Math.max(2, width));
    }

    @Test
    void isOneLineWhateverHostsSay() {
        assertThat(StatusLine.of("host says:\n\u001b[2J\u0007gone").text()).isEqualTo("host says: [2J gone");
    }

    @Test
    void keepsToAscii() {
        assertThat(StatusLine.of("10 × é…").fit(80, true)).isEqualTo("10 x ?..");
        assertThat(StatusLine.of("aaaaaaaaaa").fit(5, true)).isEqualTo("aaa..");
    }

    @Test
    void nothingToSayIsNoPart() {
        assertThat(StatusLine.part(Optional.empty(), 1)).isEmpty();
        assertThat(StatusLine.part(Optional.of(""), 1)).isEmpty();
        assertThat(StatusLine.part(Optional.of("x"), 1)).containsExactly(new Part("x", 1));
    }
}
