package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StabilityTest {

    @Test
    void anIdealRingIsStronglyStable() {
        assertThat(Stability.of(ideal(2, 0, 2, 4).snapshot())).isEqualTo(Stability.STRONG);
        assertThat(Stability.of(ideal(2, 0, 2, 4, 6, 60).snapshot())).isEqualTo(Stability.STRONG);
        assertThat(Stability.STRONG.isWeak()).isTrue();
    }

    @Test
    void aRingThatGoesRoundTwiceIsWeaklyButNotStronglyStable() {
        assertThat(Stability.of(RingInvariantsTest.loopy())).isEqualTo(Stability.LOOPY);
        assertThat(Stability.LOOPY.isWeak()).isTrue();
    }

    @Test
    void ringsThatHaveForgottenEachOtherAreSplit() {
        var afterALongPartition = new SmallRing()
                .member(0, 4, 4)
                .member(4, 0, 0)
                .member(2, 6, 6)
                .member(6, 2, 2)
                .snapshot();

        assertThat(Stability.of(afterALongPartition)).isEqualTo(Stability.SPLIT);
    }

    @Test
    void aMemberWhoseSuccessorDoesNotKnowItIsUnstable() {
        assertThat(Stability.of(ideal(2, 0, 2, 4).member(3, 2, 4, 0).snapshot()))
                .isEqualTo(Stability.UNSTABLE);
        assertThat(Stability.of(ideal(2, 0, 2, 4).orphan(2, 4, 0).snapshot())).isEqualTo(Stability.UNSTABLE);
        assertThat(Stability.of(ideal(2, 0, 2, 4).member(2, 0).snapshot())).isEqualTo(Stability.UNSTABLE);
        assertThat(Stability.UNSTABLE.isWeak()).isFalse();
    }

    @Test
    void aRingWithoutMembersIsUnstable() {
        assertThat(Stability.of(new SmallRing().snapshot())).isEqualTo(Stability.UNSTABLE);
    }

    @Test
    void deadSuccessorsArePassedOver() {
        assertThat(Stability.of(ideal(2, 0, 2, 4, 6).dead(2).member(4, 0, 6, 0).snapshot()))
                .isEqualTo(Stability.STRONG);
    }
}
