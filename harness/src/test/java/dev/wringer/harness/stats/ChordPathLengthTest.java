package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChordPathLengthTest {

    @Test
    void isHalfALogarithmWithFingers() {
        assertThat(ChordPathLength.withFingers(1)).isZero();
        assertThat(ChordPathLength.withFingers(1 << 14)).isCloseTo(7, within(1e-12));
    }

    @Test
    void isShorterWithASuccessorListAsInThePaper() {
        assertThat(ChordPathLength.withSuccessorList(1_000, 20)).isCloseTo(3.82, within(0.005));
    }

    @Test
    void rejectsRingsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChordPathLength.withFingers(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ChordPathLength.withSuccessorList(10, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> ChordPathLength.withSuccessorList(10, 0));
    }
}
