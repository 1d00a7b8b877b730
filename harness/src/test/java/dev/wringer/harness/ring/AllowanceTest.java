package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.blueprint.RingBlueprint;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.setting.Parameters;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Cuts that lasted longer than they should have: where time is real, nobody can be sure to end one in time. */
class AllowanceTest {

    private static final RingSpec SPEC = new RingBlueprint(new Parameters(RingParameters.all())
                    .settings(Map.of("nodes", "20", "successors", "8", "stabilize", "2s..3s")))
            .spec();

    private static final Duration ALL_ENTRIES =
            SPEC.node().chord().pace().shortest().multipliedBy(8);

    private static RegimeEffect effect(Hindrance hindrance) {
        return new RegimeEffect(List.of("a"), List.of("b"), true, hindrance);
    }

    private static Allowance allowance(Budget budget) {
        return new Allowance(budget, SPEC, new Told(Optional.empty()));
    }

    /** Says the same to everything but a departure, and remembers what it was asked. */
    private static final class Told implements Survival {

        private final Optional<String> objection;
        private final List<BiPredicate<String, String>> asked = new ArrayList<>(); // about restarts

        Told(Optional<String> objection) {
            this.objection = objection;
        }

        @Override
        public Optional<String> objectionToDeparture(RingSnapshot before, Collection<Peer> victims) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objectionToCut(RingSnapshot before, BiPredicate<String, String> apart) {
            return objection;
        }

        @Override
        public Optional<String> objectionToRestart(RingSnapshot before, BiPredicate<String, String> apart) {
            asked.add(apart);
            return objection;
        }
    }

    @Test
    void slowLinksAreJudgedLikeACutAndWorseOnesAreNot() {
        Allowance kept = new Allowance(Budget.KEPT, SPEC, new Told(Optional.of("nobody is left to it")));
        RingSnapshot ring = new RingSnapshot(0, List.of());

        assertThat(kept.objection(effect(Hindrance.CUT), ring)).isPresent();
        assertThat(kept.objection(effect(Hindrance.SLOW), ring)).isPresent();
        assertThat(kept.objection(effect(Hindrance.WORSE), ring)).isEmpty();
        assertThat(kept.longest(effect(Hindrance.SLOW))).as("a limit").isEmpty();
    }

    @Test
    void aCutThatLastedForAsManyRoundsAsAListHasEntriesIsBeyondTheBudget() {
        Allowance kept = allowance(Budget.KEPT);

        assertThat(kept.overrun(effect(Hindrance.CUT), ALL_ENTRIES)).isEmpty();
        assertThat(kept.overrun(effect(Hindrance.CUT), ALL_ENTRIES.plusSeconds(1)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("this testbed took too long to end it"));
    }

    @Test
    void whatMayLastMayOverrun() {
        Duration late = ALL_ENTRIES.multipliedBy(10);
        assertThat(allowance(Budget.KEPT).overrun(effect(Hindrance.WORSE), late))
                .isEmpty();
        assertThat(allowance(Budget.NONE).overrun(effect(Hindrance.CUT), late)).isEmpty();
    }

    /** Whoever is not restarted is asked whether it is left with somebody; those who are come back with all they knew. */
    @Test
    void aRestartMayNotTakeTheLastOfAListThoughItIsSoonOver() {
        Told told = new Told(Optional.of("left alone"));
        Allowance kept = new Allowance(Budget.KEPT, SPEC, told);
        RingSnapshot ring = new RingSnapshot(0, List.of(), List.of());

        assertThat(kept.objectionToRestart(List.of("a"), ring)).contains("left alone");
        assertThat(told.asked).singleElement().satisfies(apart -> {
            assertThat(apart.test("b", "a")).isTrue();
            assertThat(apart.test("a", "b")).isFalse();
            assertThat(apart.test("b", "c")).isFalse();
        });
        assertThat(allowance(Budget.NONE).objectionToRestart(List.of("a"), ring))
                .isEmpty();
    }
}
