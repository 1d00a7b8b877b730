package dev.wringer.node.id;

import static dev.wringer.node.fixture.TestRing.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArcTest {

    @Test
    void containsItsEndButNotItsStart() {
        Arc arc = new Arc(key(10), key(20));
        assertThat(arc.contains(key(10))).isFalse();
        assertThat(arc.contains(key(11))).isTrue();
        assertThat(arc.contains(key(20))).isTrue();
        assertThat(arc.contains(key(21))).isFalse();
    }

    @Test
    void mayRunThroughZero() {
        Arc arc = new Arc(key(60), key(4));
        assertThat(arc.contains(key(63))).isTrue();
        assertThat(arc.contains(key(0))).isTrue();
        assertThat(arc.contains(key(4))).isTrue();
        assertThat(arc.contains(key(5))).isFalse();
        assertThat(arc.fraction()).isCloseTo(8 / 64.0, within(1e-12));
    }

    @Test
    void isTheWholeCircleIfItsEndsCoincide() {
        Arc arc = new Arc(key(7), key(7));
        assertThat(arc.contains(key(7))).isTrue();
        assertThat(arc.contains(key(8))).isTrue();
        assertThat(arc.fraction()).isEqualTo(1.0);
    }
}
