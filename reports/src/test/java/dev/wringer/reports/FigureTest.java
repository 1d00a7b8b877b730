package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.stats.Estimate.Basis;
import dev.wringer.harness.stats.Estimate.Coverage;
import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.Unit;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({
        "0, COUNT, 0",
        "20, COUNT, 20",
        "1234567, COUNT, 1234567",
        "30.909, COUNT, 30.9",
        "3.8219, COUNT, 3.82",
        "0.23, COUNT, 0.23",
        "0.0082, COUNT, 0.0082",
        "0.00000001, COUNT, <0.000001",
        "-2.345, COUNT, -2.35",
        "99.96, COUNT, 100",
        "0.29, FRACTION, 29",
        "0.07, FRACTION, 7",
        "0.99987, FRACTION, 99.99",
        "1, FRACTION, 100",
        "0.5, FRACTION, 50",
        "61.54, SECONDS, 61.5",
        "1.3, RATIO, 1.3",
    })
    void isShortWithoutAnInterval(double value, Unit unit, String expected) {
        assertThat(Figure.plain(value, unit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "31.2; 27.9; 34.8; COUNT; 31.2 [27.9, 34.8]",
                "168.3; 158.6; 177.7; COUNT; 168 [159, 178]",
                "3.841; 3.811; 3.871; COUNT; 3.84 [3.81, 3.87]",
                "0; 0; 0.5053; COUNT; 0 [0, 0.51]",
                "0.29; 0.0213; 1.43; COUNT; 0.29 [0.02, 1.43]",
                "0.969; 0.9617; 0.9742; FRACTION; 96.9 [96.2, 97.4]",
                "1; 0.9984; 1; FRACTION; 100 [99.84, 100]",
                "0.9999; 0.9997; 1; FRACTION; 99.99 [99.97, 100]",
                "1234.5; 1230; 1239; COUNT; 1235 [1230, 1239]",
                "-1.25; -2.5; 0; COUNT; -1.3 [-2.5, 0]",
            })
    void hasAsManyDecimalsAsItsIntervalWarrants(double mean, double low, double high, Unit unit, String expected) {
        Cell cell = new Cell.Measured(
                new Estimate(mean, Optional.of(new Interval(low, high)), 20, Basis.SPREAD, Coverage.PROMISED));

        assertThat(Figure.of(cell, unit)).hasToString(expected);
    }

    @Test
    void saysWhenItsIntervalIsDoubtful() {
        Cell few = new Cell.Measured(Estimate.ofCounts(31, 25, 38));
        Cell lone = new Cell.Measured(Estimate.ofCounts(31, 25, 38, 900, 33));
        Cell enough = new Cell.Measured(Estimate.ofCounts(31, 25, 38, 29, 33));

        assertThat(Figure.of(few, Unit.COUNT).toString()).endsWith("]?");
        assertThat(Figure.of(lone, Unit.COUNT).toString()).endsWith("]?");
        assertThat(Figure.of(enough, Unit.COUNT).toString()).endsWith("]");
    }

    @Test
    void isTheMeanAloneForASingleRing() {
        assertThat(Figure.of(new Cell.Measured(Estimate.ofCounts(31)), Unit.COUNT))
                .hasToString("31");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Figure.plain(1234.5, Unit.COUNT)).isEqualTo("1235");
            assertThat(Figure.plain(3.82, Unit.COUNT)).isEqualTo("3.82");
        } finally {
            Locale.setDefault(before);
        }
    }
}
