package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void areNumbersOfTheSampleByNearestRank() {
        Quantiles quantiles = Quantiles.of(50.0, 15.0, 40.0, 20.0, 35.0);

        assertThat(quantiles.at(0)).isEqualTo(15);
        assertThat(quantiles.at(0.05)).isEqualTo(15);
        assertThat(quantiles.at(0.3)).isEqualTo(20);
        assertThat(quantiles.at(0.4)).isEqualTo(20);
        assertThat(quantiles.median()).isEqualTo(35);
        assertThat(quantiles.at(1)).isEqualTo(50);
        assertThat(quantiles.size()).isEqualTo(5);
    }

    @Test
    void haveExactRanksInDecimal() {
        Quantiles quantiles = Quantiles.of(LongStream.rangeClosed(1, 100).toArray());

        for (int percent = 1; percent <= 100; percent++) {
            assertThat(quantiles.at(percent / 100.0)).isEqualTo(percent);
        }
    }

    @Test
    void doNotChangeWithTheArrayTheyWereMadeFrom() {
        double[] sample = {1, 2, 3};
        Quantiles quantiles = Quantiles.of(sample);
        sample[0] = 99;

        assertThat(quantiles.at(0)).isEqualTo(1);
        assertThat(sample).containsExactly(99, 2, 3);
    }

    @Test
    void rejectWhatHasNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(1.0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(1L).at(1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(1L).at(Double.NaN));
    }
}
