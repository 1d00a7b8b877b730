package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.hunt.Exploration.Explored;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.sim.SimTestbed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorationTest {

    /** Chord as first published survives the usual order of this one. */
    private static final Setup BAD = tiny(Setups.BAD, 65);

    private static Setup tiny(String variant, long seed) {
        return SetupGenerator.tiny(variant, new SimTestbed()).draw(seed);
    }

    private static Explored explored(Setup setup, int bound, int threads) {
        try (Exploration exploration = new Exploration(SimTestbed::new, threads)) {
            return exploration.explore(setup, bound, () -> false, sofar -> {});
        }
    }

    @Test
    void withoutDeparturesThereIsTheOrderOfArrivalAlone() {
        Explored usual = explored(BAD, 0, 1);

        assertThat(usual.orders()).isEqualTo(1);
        assertThat(usual.complete()).isTrue();
        assertThat(usual.tally().failed()).isZero();
    }

    @Test
    void aFailureIsFoundThatTheOrderOfArrivalDoesNotShowAndItsOrderShowsItAgain() {
        Explored explored = explored(BAD, 1, 2);

        assertThat(explored.complete()).isTrue();
        assertThat(explored.tally().findings()).isNotEmpty();
        for (Finding finding : explored.tally().findings()) {
            assertThat(finding.setup().get(RingParameters.ORDER))
                    .isInstanceOfSatisfying(DeliveryOrder.Turns.class, order -> assertThat(order.others())
                            .hasSize(1));
            assertThat(new Attempt(new SimTestbed()).of(finding.setup()).broken())
                    .contains(finding.shown());
        }
        assertThat(explored(BAD, 1, 1).tally().findings())
                .isEqualTo(explored.tally().findings());
    }

    /** With one departure there is an order for each turn and each message that could have had it; the correct protocol passes. */
    @Test
    void allOrdersWithinTheBoundAreTriedOnce() {
        Setup setup = tiny("corrected", 2);
        List<Integer> waiting = new ArrayList<>();
        new Attempt(new SimTestbed((turn, number) -> waiting.add(number)))
                .of(setup.with(RingParameters.ORDER, DeliveryOrder.Turns.but(Map.of())));

        Explored explored = explored(setup, 1, 2);

        int others = waiting.stream().mapToInt(number -> number - 1).sum();
        assertThat(others).isPositive();
        assertThat(explored.orders()).isEqualTo(1 + others);
        assertThat(explored.turns()).isEqualTo(waiting.size());
        assertThat(explored.tally().failed()).isZero();
    }

    @Test
    void itEndsWhenItIsToldTo() {
        try (Exploration exploration = new Exploration(SimTestbed::new, 1)) {
            long[] seen = {0};
            Explored explored =
                    exploration.explore(tiny("corrected", 2), 1, () -> seen[0] == 3, sofar -> seen[0] = sofar.orders());

            assertThat(explored.orders()).isEqualTo(3);
            assertThat(explored.complete()).isFalse();
        }
    }
}
