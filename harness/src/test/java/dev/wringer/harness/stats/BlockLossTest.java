package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockLossTest {

    @Test
    void equalsTheQuotientOfBinomials() {
        double exact = new BigDecimal(binomial(995, 495))
                .divide(new BigDecimal(binomial(1_000, 500)), MathContext.DECIMAL64)
                .doubleValue();

        assertThat(new BlockLoss(1_000, 5).probability(500)).isCloseTo(exact, within(1e-15));
    }

    @Test
    void predictsTheFailuresOfKilledRings() {
        double[] failures = KilledRing.failures(0.5, 5, 400, new SplittableRandom(1));

        double predicted = new BlockLoss(1_000, 5).expectedFailures(500, 1_000);
        assertThat(predicted).isCloseTo(30.9, within(0.1));
        assertThat(Arrays.stream(failures).average().orElseThrow()).isCloseTo(predicted, within(2.0));
    }

    @Test
    void isImpossibleWhileFewerThanAllHoldersDied() {
        assertThat(new BlockLoss(10, 3).probability(2)).isZero();
        assertThat(new BlockLoss(10, 3).probability(3)).isCloseTo(1 / 120.0, within(1e-15));
        assertThat(new BlockLoss(10, 3).probability(10)).isEqualTo(1);
    }

    /** Every run of neighbours in turn, and the block whose holders begin at node 0. */
    @ParameterizedTest
    @CsvSource({"10, 3, 2", "10, 3, 3", "10, 3, 9", "10, 3, 10", "5, 1, 2"})
    void ofNeighboursTheRunsThatSpanAllHoldersAreCounted(int nodes, int replicas, int dead) {
        long fatal = IntStream.range(0, nodes)
                .filter(first ->
                        IntStream.range(0, replicas).allMatch(holder -> Math.floorMod(holder - first, nodes) < dead))
                .count();
        assertThat(new BlockLoss(nodes, replicas).probabilityOfNeighbours(dead))
                .isCloseTo((double) fatal / nodes, within(1e-15));
    }

    @Test
    void rejectsImpossibleRings() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockLoss(3, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockLoss(3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockLoss(3, 1).probability(4));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockLoss(3, 1).probability(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockLoss(3, 1).probabilityOfNeighbours(4));
    }

    private static BigInteger binomial(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return result;
    }
}
