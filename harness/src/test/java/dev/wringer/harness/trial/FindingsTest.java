package dev.wringer.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.harness.trial.Measurement.Origin;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void keepsTheOrderOfTheColumns() {
        findings.count("failed", 3);
        findings.theory("expected", Unit.COUNT, 2.5);
        findings.seconds("until ideal", Duration.ofMillis(1_500));
        findings.published("in the paper", Unit.SECONDS, 1.25);
        findings.fraction("share", 0.3);
        findings.ratio("stretch", 1.1);

        assertThat(findings.all())
                .containsExactly(
                        new Measurement("failed", Unit.COUNT, Origin.MEASURED, 3),
                        new Measurement("expected", Unit.COUNT, Origin.THEORY, 2.5),
                        new Measurement("until ideal", Unit.SECONDS, Origin.MEASURED, 1.5),
                        new Measurement("in the paper", Unit.SECONDS, Origin.PUBLISHED, 1.25),
                        new Measurement("share", Unit.FRACTION, Origin.MEASURED, 0.3),
                        new Measurement("stretch", Unit.RATIO, Origin.MEASURED, 1.1));
    }

    @Test
    void takesOneNumberForEachColumn() {
        findings.count("failed", 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> findings.theory("failed", Unit.COUNT, 4))
                .withMessage("the column \"failed\" has a number already");
        assertThat(findings.all()).hasSize(1);
    }

    @Test
    void takesNumbersOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> findings.ratio("stretch", 0.0 / 0))
                .withMessage("stretch is not finite: NaN");
    }
}
