package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureAlignmentTest {

    @Test
    void setsPointUnderPointAndIntervalUnderInterval() {
        assertThat(FigureAlignment.align(List.of(
                        figure("31.2", "[27.9, 34.8]"), figure("0", "[0, 0.51]"), Optional.empty(), figure("168"))))
                .containsExactly(
                        " 31.2 [27.9, 34.8]", //
                        "  0      [0, 0.51]",
                        "  –               ",
                        "168               ");
    }

    @Test
    void leavesNoRoomForIntervalsWhereThereAreNone() {
        assertThat(FigureAlignment.align(List.of(figure("3.8"), figure("12")))).containsExactly(" 3.8", "12  ");
        assertThat(FigureAlignment.align(List.of(Optional.empty()))).containsExactly("–");
    }

    @Test
    void setsIntervalUnderIntervalWhetherOrNotOneIsDoubtful() {
        Optional<Figure> doubtful = Optional.of(new Figure("34", Optional.of("[14, 118]"), true));

        assertThat(FigureAlignment.align(List.of(figure("31.2", "[27.9, 34.8]"), doubtful, figure("3"))))
                .containsExactly(
                        "31.2 [27.9, 34.8] ", //
                        "34      [14, 118]?",
                        " 3                ");
    }

    private static Optional<Figure> figure(String value) {
        return Optional.of(new Figure(value, Optional.empty(), false));
    }

    private static Optional<Figure> figure(String value, String interval) {
        return Optional.of(new Figure(value, Optional.of(interval), false));
    }
}
