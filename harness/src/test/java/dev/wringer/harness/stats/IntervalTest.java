package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void containsItsEnds() {
        Interval interval = new Interval(1, 3);

        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(3)).isTrue();
        assertThat(interval.contains(3.001)).isFalse();
        assertThat(interval.contains(0.999)).isFalse();
        assertThat(interval.width()).isEqualTo(2);
    }

    @Test
    void isClippedToBounds() {
        Interval bounds = new Interval(0, 1);

        assertThat(new Interval(-1, 0.5).clippedTo(bounds)).isEqualTo(new Interval(0, 0.5));
        assertThat(new Interval(0.5, 2).clippedTo(bounds)).isEqualTo(new Interval(0.5, 1));
        assertThat(new Interval(2, 3).clippedTo(bounds)).isEqualTo(new Interval(1, 1));
    }

    @Test
    void rejectsEndsOutOfOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
    }
}
