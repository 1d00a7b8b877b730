package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.hunt.Exploration.Explored;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.harness.sim.SimTestbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorationTest {

    /** Chord as first published survives the usual order of this one. */
    private static final Setup BAD = tiny(Setups.BAD, 178);

    private static Setup tiny(String variant, long seed) {
        return SetupGenerator.tiny(variant, new SimTestbed()).draw(seed);
    }

    private static Explored explored(Setup setup, int bound, int threads) {
        return explored(setup, bound, threads, true, SimTestbed::new);
    }

    private static Explored explored(
            Setup setup, int bound, int threads, boolean pruning, Function<TurnWatcher, Testbed> testbeds) {
        try (Exploration exploration = new Exploration(testbeds, threads, pruning)) {
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
        Explored byOne = explored(BAD, 1, 1);
        assertThat(byOne.tally().findings()).isEqualTo(explored.tally().findings());
        assertThat(byOne.orders()).isEqualTo(explored.orders());
        assertThat(byOne.pruned()).isEqualTo(explored.pruned());
    }

    /** With one departure there is an order for each turn and each message that could have had it; the correct protocol passes. */
    @Test
    void allOrdersWithinTheBoundAreTriedOnce() {
        Setup setup = tiny("corrected", 2);
        List<Integer> waiting = new ArrayList<>();
        new Attempt(new SimTestbed((turn, choices, state) -> waiting.add(choices)))
                .of(setup.with(RingParameters.ORDER, DeliveryOrder.Turns.but(Map.of())));

        Explored explored = explored(setup, 1, 2);

        int others = waiting.stream().mapToInt(number -> number - 1).sum();
        assertThat(others).isPositive();
        assertThat(explored.orders()).isEqualTo(1 + others);
        assertThat(explored.turns()).isEqualTo(waiting.size());
        assertThat(explored.tally().failed()).isZero();
    }

    /** Each with the same first order that shows it. */
    @ParameterizedTest
    @CsvSource({
        "original, 178, 1",
        "corrected, 2, 1",
        "original, 65, 1",
        "head-only-join, 54, 1",
        "premature-acknowledgement, 5, 1"
    })
    void pruningLosesNoFinding(String variant, long seed, int bound) {
        Setup setup = tiny(variant, seed);
        Explored pruned = explored(setup, bound, 2);
        Explored all = explored(setup, bound, 2, false, SimTestbed::new);

        assertThat(pruned.complete()).isTrue();
        assertThat(shown(pruned)).isEqualTo(shown(all));
        assertThat(all.pruned()).isZero();
        assertThat(pruned.orders()).isLessThanOrEqualTo(all.orders());
        assertThat(pruned.orders() == 1 || pruned.pruned() > 0).isTrue();
    }

    /** By what was found: in which order first, and what it showed. */
    private static Map<Signature, List<Object>> shown(Explored explored) {
        return explored.tally().findings().stream()
                .collect(Collectors.toMap(Finding::signature, finding -> List.of(finding.setup(), finding.shown())));
    }

    @Test
    void whatDepartsFurtherFromAKnownStateIsLeftOut() {
        Setup brief = tiny("corrected", 2)
                .with(DrillParameters.WARM_UP, Duration.ZERO)
                .with(DrillParameters.DURATION, Duration.ofMillis(600))
                .with(DrillParameters.AFTER, Duration.ZERO);
        Explored pruned = explored(brief, 2, 2);
        Explored all = explored(brief, 2, 2, false, SimTestbed::new);

        assertThat(shown(pruned)).isEqualTo(shown(all));
        assertThat(pruned.orders()).isLessThan(all.orders() / 2);
    }

    /** What shows that pruning loses no finding shows it when it does: here states are told apart by the time alone. */
    @Test
    void statesThatAreTakenForEqualLoseFindings() {
        Explored forgetful = explored(
                BAD,
                1,
                2,
                true,
                watcher -> new SimTestbed(
                        (turn, choices, state) -> watcher.turn(turn, choices, () -> OptionalLong.of(turn))));

        assertThat(shown(forgetful)).isNotEqualTo(shown(explored(BAD, 1, 2)));
    }

    @Test
    void itEndsWhenItIsToldTo() {
        try (Exploration exploration = new Exploration(SimTestbed::new, 1, true)) {
            long[] seen = {0};
            Explored explored =
                    exploration.explore(tiny("corrected", 2), 1, () -> seen[0] == 3, sofar -> seen[0] = sofar.orders());

            assertThat(explored.orders()).isEqualTo(3);
            assertThat(explored.complete()).isFalse();
        }
    }
}
