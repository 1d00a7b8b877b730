package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.ring.RingSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupGeneratorTest {

    @Test
    void aSetupIsDrawnWhollyFromItsSeed() {
        assertThat(Setups.drawn(7)).isEqualTo(Setups.drawn(7)).isNotEqualTo(Setups.drawn(8));
    }

    @Test
    void ringsAreSmallAndOfManyKinds() {
        List<RingSpec> rings = new ArrayList<>();
        List<String> verbs = new ArrayList<>();
        int actions = 0;
        for (long seed = 1; seed <= 300; seed++) {
            Setup setup = Setups.drawn(seed);
            rings.add(setup.spec());
            actions += setup.faults().actions().size();
            setup.faults().actions().forEach(action -> verbs.add(action.deed().split(" ", 2)[0]));
            assertThat(setup.hasRoomForReplicas()).isTrue();
        }

        assertThat(rings).extracting(RingSpec::hosts).contains(3, 12).allMatch(hosts -> hosts >= 3 && hosts <= 12);
        assertThat(rings).extracting(RingSpec::nodes).allMatch(nodes -> nodes <= 12);
        assertThat(rings).extracting(RingSpec::virtualNodes).contains(1, 2);
        assertThat(rings).extracting(RingSpec::successors).contains(2, 3, 4);
        assertThat(rings).extracting(RingSpec::replicas).contains(1, 2, 3);
        assertThat(verbs).contains("crash", "leave", "join", "restart", "down", "pause", "partition", "cut", "delay");
        assertThat(actions / 300).isBetween(5, 20);
    }
}
