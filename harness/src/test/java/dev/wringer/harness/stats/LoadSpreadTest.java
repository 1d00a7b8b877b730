package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadSpreadTest {

    @Test
    void anEvenLoadIsTheMeanEverywhere() {
        assertThat(LoadSpread.of(3, 3, 3)).isEqualTo(new LoadSpread(3, 3, 1, 1, 0));
    }

    @Test
    void oneThatHasEverythingStandsOut() {
        assertThat(LoadSpread.of(0, 8, 0, 0)).isEqualTo(new LoadSpread(4, 2, 4, 4, 0.75));
    }

    @Test
    void the99thPercentileLeavesOutTheBusiestOfOneHundred() {
        long[] loads = LongStream.rangeClosed(1, 100).toArray();
        loads[99] = 10_000;

        LoadSpread spread = LoadSpread.of(loads);
        assertThat(spread.p99ToMean() * spread.mean()).isEqualTo(99);
        assertThat(spread.maxToMean() * spread.mean()).isEqualTo(10_000);
    }

    @Test
    void whereThereIsNoLoadNobodyHasMoreThanOthers() {
        assertThat(LoadSpread.of(0, 0)).isEqualTo(new LoadSpread(2, 0, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(LoadSpread::of);
    }
}
