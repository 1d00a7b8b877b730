package dev.wringer.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.RingSnapshot;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ring of 0, 10 … 50 with three successors each, in which 20 lies. */
class HearsayTest {

    private static final Hearsay WORD_OF_20 =
            new Hearsay(3, Set.of(SmallRing.node(20).host()));

    private static SmallRing ring() {
        return SmallRing.ideal(3, 0, 10, 20, 30, 40, 50);
    }

    private static boolean isIdeal(RingSnapshot ring) {
        return new IdealState(3).check(WORD_OF_20.corrected(ring)).isEmpty();
    }

    @Test
    void whatIsRightStaysAsItIs() {
        RingSnapshot ideal = ring().snapshot();
        assertThat(WORD_OF_20.corrected(ideal).members()).isEqualTo(ideal.members());
    }

    @Test
    void whatFollowsALiarIsNotHeldAgainstWhoHasBelievedIt() {
        assertThat(isIdeal(ring().member(10, 0, 20, 40, 50).snapshot())).isTrue();
        assertThat(isIdeal(ring().member(0, 50, 10, 20, 50).snapshot())).isTrue();
        assertThat(isIdeal(ring().member(10, 0, 20).snapshot())).isTrue();
    }

    @Test
    void aLiarMayHideWhoStandsRightBeforeIt() {
        assertThat(isIdeal(ring().member(0, 50, 20, 30, 40).snapshot())).isTrue();
        assertThat(isIdeal(ring().member(50, 40, 0, 20, 30).snapshot())).isTrue();
    }

    @Test
    void everythingElseIs() {
        assertThat(isIdeal(ring().member(50, 40, 10, 20, 30).snapshot())).isFalse(); // 0 is left out, before 10
        assertThat(isIdeal(ring().member(30, 20, 40, 0, 10).snapshot())).isFalse(); // the list names no liar
        assertThat(isIdeal(ring().member(30, 10, 40, 50, 0).snapshot())).isFalse(); // a wrong predecessor
        assertThat(new IdealState(3)
                        .check(new Hearsay(3, Set.of())
                                .corrected(ring().member(10, 0, 20, 40, 50).snapshot())))
                .isPresent();
    }
}
