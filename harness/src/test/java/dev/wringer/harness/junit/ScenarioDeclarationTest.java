package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Unit;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioDeclarationTest {

    /** One mistake each. */
    static final class Mistaken {

        void unmarked() {}

        @Scenario(name = "a", summary = "")
        void noDefault(@Setting(name = "x") int x) {}

        @Scenario(name = "a", summary = "")
        void badDefault(@Setting(name = "x", value = "one") int x) {}

        @Scenario(name = "a", summary = "", defaults = "pace=1s..2s")
        void noSuchParameter(Ring ring) {}

        @Scenario(name = "a", summary = "", defaults = "nodes=7")
        void twice(Ring ring) {}

        @Scenario(name = "a", summary = "")
        void noTexts(@Setting(name = "x", value = "1") Thread x) {}

        @Scenario(name = "a", summary = "")
        @Sweep(parameter = "x")
        void noValues(@Setting(name = "x") int x) {}

        @Scenario(name = "a", summary = "")
        @Sweep(
                parameter = "y",
                values = {1})
        void sweepsNothing(@Setting(name = "x", value = "1") int x) {}

        @Scenario(name = "a", summary = "")
        @Sweep(
                parameter = "latency",
                values = {1})
        void sweepsNoNumber(Ring ring) {}

        @Scenario(name = "a", summary = "")
        @Sweep(
                parameter = "x",
                percent = {110})
        void outOfRange(@Setting(name = "x") double x) {}

        @Scenario(name = "a", summary = "")
        @Measured(column = "lost", better = Direction.LOWER, margin = "few")
        void noMargin(Ring ring) {}

        @Scenario(name = "a", summary = "")
        @Measured(column = "lost", better = Direction.LOWER, margin = "1")
        @Measured(column = "lost", better = Direction.HIGHER, margin = "1")
        void measuredTwice(Ring ring) {}
    }

    @Measured(column = "until ideal", better = Direction.LOWER, margin = "5s")
    @Measured(column = "fetched", better = Direction.HIGHER, margin = "2%")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OftenMeasured {}

    static final class Right {

        @Scenario(name = "c", summary = "Third.")
        @Measured(column = "lost", better = Direction.LOWER, margin = "1")
        @OftenMeasured
        void third(Ring ring) {}

        @Scenario(
                name = "b",
                summary = "Second.",
                needs = {Capability.CRASH, Capability.LOSS})
        void second(Ring ring) {}

        @Scenario(name = "a", summary = "First.")
        @Sweep(
                parameter = "loss",
                percent = {0, 0.1})
        void first(Ring ring, @Setting(name = "loss") double loss) {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unmarked | is not annotated with @Scenario",
                "noMargin | is not a number",
                "measuredTwice | \"lost\" is measured twice",
                "noDefault | x has no default",
                "badDefault | x=one is not a whole number",
                "noSuchParameter | it has no parameters [pace]",
                "twice | \"nodes=7\" is not name=value, or says something twice",
                "noTexts | x has the type java.lang.Thread, which has no texts",
                "noValues | a sweep has either percent or values",
                "sweepsNothing | there is no parameter y: there are nodes",
                "sweepsNoNumber | latency is no number, and cannot be swept",
                "outOfRange | x=110% is outside 0 … 100",
            })
    void mistakesAreFoundWhereTheyAreMade(String method, String message) {
        assertThatThrownBy(() -> ScenarioDeclaration.of(Arrays.stream(Mistaken.class.getDeclaredMethods())
                        .filter(candidate -> candidate.getName().equals(method))
                        .findFirst()
                        .orElseThrow()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void scenariosOfAClassAreOrderedByName() {
        assertThat(ScenarioDeclaration.in(Right.class))
                .extracting(ScenarioDeclaration::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    void saysWhatTheAnnotationsSay() {
        ScenarioDeclaration scenario = ScenarioDeclaration.in(Right.class).get(1);
        assertThat(scenario.summary()).isEqualTo("Second.");
        assertThat(scenario.seeds()).isEqualTo(20);
        assertThat(scenario.needs()).containsExactly(Capability.CRASH, Capability.LOSS);
        assertThat(scenario.sweep()).isEmpty();
    }

    @Test
    void aSettingMayNameACommonParameter() {
        ScenarioDeclaration scenario = ScenarioDeclaration.in(Right.class).get(0);
        assertThat(scenario.parameters().all()).extracting("name").containsOnlyOnce("loss");
        assertThat(scenario.sweep()).get().extracting("values").isEqualTo("0%,0.1%");
    }

    @Test
    void tellsByWhatItIsCompared() {
        ScenarioDeclaration third = ScenarioDeclaration.in(Right.class).get(2);

        assertThat(third.measures())
                .containsExactly(
                        Measure.failedTrials(),
                        new Measure("lost", Unit.COUNT, Direction.LOWER, 1),
                        new Measure("until ideal", Unit.SECONDS, Direction.LOWER, 5),
                        new Measure("fetched", Unit.FRACTION, Direction.HIGHER, 0.02));
    }
}
