package dev.wringer.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.trial.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {

    @ParameterizedTest
    @CsvSource({
        "1, COUNT, 1",
        "0.05, COUNT, 0.05",
        "5s, SECONDS, 5",
        "250ms, SECONDS, 0.25",
        "2%, FRACTION, 0.02",
        "0.1×, RATIO, 0.1"
    })
    void isReadAndWrittenInItsUnit(String text, Unit unit, double value) throws Misfit {
        assertThat(Margin.unitOf(text)).isEqualTo(unit);
        assertThat(Margin.read(unit, text)).isEqualTo(value);
        assertThat(Margin.text(unit, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, COUNT, is no margin",
        "-1, COUNT, is ",
        "5, SECONDS, is not a time",
        "120%, FRACTION, is outside",
        "x, RATIO, is not a number"
    })
    void whatIsNoneIsTold(String text, Unit unit, String complaint) {
        assertThatThrownBy(() -> Margin.read(unit, text))
                .isInstanceOf(Misfit.class)
                .hasMessageStartingWith(complaint);
    }
}
