package dev.wringer.harness.ring;

import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.node.chord.ChordSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a budget allows a schedule to do to a ring. */
final class Allowance {

    private static final int QUARTER = 4;

    private final Budget budget;
    private final RingSpec spec;
    private final Strikes strikes;

    Allowance(Budget budget, RingSpec spec, Strikes strikes) {
        this.budget = budget;
        this.spec = spec;
        this.strikes = strikes;
    }

    /** Why the departure of these hosts, for good or for a time, may not be; empty if it may. */
    Optional<String> objection(List<String> hosts, RingSnapshot before) {
        if (before.members().stream()
                .allMatch(node -> hosts.contains(node.self().host()))) {
            return Optional.of("nobody would be left");
        }
        return budget == Budget.NONE ? Optional.empty() : strikes.breach(before, WatchedRing.membersOn(hosts, before));
    }

    /** Why a regime of this effect may not be; empty if it may. */
    Optional<String> objection(RegimeEffect effect, RingSnapshot before) {
        return switch (effect.hindrance()) {
            case FROZEN, DOWN -> objection(effect.from(), before);
            case CUT, WORSE, STILL -> Optional.empty(); // a cut is allowed for a time
        };
    }

    /**
     * For how long a regime may last. Each round of maintenance may take one entry of those beyond a cut from each successor
     * list; a ring that keeps three quarters of them finds together again.
     *
     * @return empty if there is no limit
     */
    Optional<Duration> longest(RegimeEffect effect) {
        boolean limited = budget == Budget.KEPT && effect.hindrance() == RegimeEffect.Hindrance.CUT;
        ChordSettings chord = spec.node().chord();
        return limited
                ? Optional.of(chord.pace().shortest().multipliedBy(Math.max(1, spec.successors() / QUARTER)))
                : Optional.empty();
    }
}
