package dev.wringer.harness.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.setting.Parameter.Value;
import dev.wringer.harness.trial.UsageError;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweptParameterTest {

    private static final SweptParameter<Double> KILLED =
            new SweptParameter<>(new Parameter<>("killed", Percentages.ALL, "10", ""), Percentages.ALL);

    private static String texts(SweptParameter<?> parameter, String values) {
        return parameter.read(values).stream().map(Value::text).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | 20%",
                "20,40 | 20% 40%",
                "40,20,40% | 20% 40%",
                "20..90:10 | 20% 30% 40% 50% 60% 70% 80% 90%",
                "20..45:10 | 20% 30% 40%",
                "0..0.3:0.1 | 0% 0.1% 0.2% 0.3%",
                "5,10..20:5,90 | 5% 10% 15% 20% 90%",
                "30..30:1 | 30%",
            })
    void readsListsAndRanges(String values, String expected) {
        assertThat(texts(KILLED, values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | killed=120 is outside 0 … 100",
                "20,120 | killed=120 is outside 0 … 100",
                "20..120:10 | killed=120% is outside 0 … 100",
                "20..90 | killed=20..90 has no step: write it as 20..90:STEP, or list the values",
                "20..90:0 | killed=20..90:0 has a step that is not positive",
                "20..90:-10 | killed=20..90:-10 has a step that is not positive",
                "90..20:10 | killed=90..20:10 ends before it begins",
                "0..100:0.001 | killed=0..100:0.001 has more than 10000 values",
                "20,,30 | killed=\"\" is not a percentage",
                "..:1 | killed=..:1 is not a percentage",
            })
    void complains(String values, String message) {
        assertThatThrownBy(() -> KILLED.read(values))
                .isInstanceOf(UsageError.class)
                .hasMessage(message);
    }

    @Test
    void goesThroughTimesInTheirOwnUnit() {
        SweptParameter<?> time = new SweptParameter<>(new Parameter<>("t", Times.POSITIVE, "1s", ""), Times.POSITIVE);
        assertThat(texts(time, "500ms..2s:500ms")).isEqualTo("500ms 1s 1500ms 2s");
        assertThat(time.write(1.5)).isEqualTo("1500ms");
    }
}
