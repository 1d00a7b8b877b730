package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedRangesTest {

    @Test
    void joinsRunsOfThreeAndMore() {
        assertThat(SeedRanges.of(List.of(3L, 1L, 2L, 2L, 42L, 7L, 8L))).isEqualTo("1 – 3, 7, 8, 42");
        assertThat(SeedRanges.of(List.of(-1L, 0L, 1L))).isEqualTo("-1 – 1");
    }

    @Test
    void doesNotOverflowAtTheEndsOfTheRange() {
        assertThat(SeedRanges.of(List.of(Long.MAX_VALUE, Long.MIN_VALUE)))
                .isEqualTo(Long.MIN_VALUE + ", " + Long.MAX_VALUE);
    }
}
