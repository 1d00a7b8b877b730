package dev.wringer.harness.ring;

import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.node.chord.ChordSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a budget allows a schedule to do to a ring. */
final class Allowance {

    private static final int QUARTER = 4;

    private final Budget budget;
    private final RingSpec spec;
    private final Survival survival;

    Allowance(Budget budget, RingSpec spec, Survival survival) {
        this.budget = budget;
        this.spec = spec;
        this.survival = survival;
    }

    /** Why the departure of these hosts, for good or for a time, may not be; empty if it may. */
    Optional<String> objection(List<String> hosts, RingSnapshot before) {
        if (before.members().stream()
                .allMatch(node -> hosts.contains(node.self().host()))) {
            return Optional.of("nobody would be left");
        }
        return ifKept(() -> survival.objectionToDeparture(before, WatchedRing.membersOn(hosts, before)));
    }

    /**
     * Why these hosts may not die and come back at once with all that they held; empty if they may. Until they are back they are
     * dead to whoever calls them, and nobody may be left without anybody else.
     */
    Optional<String> objectionToRestart(List<String> hosts, RingSnapshot before) {
        return ifKept(() ->
                survival.objectionToRestart(before, (one, other) -> hosts.contains(other) && !hosts.contains(one)));
    }

    /** Why a regime of this effect may not be; empty if it may. */
    Optional<String> objection(RegimeEffect effect, RingSnapshot before) {
        return switch (effect.hindrance()) {
            case FROZEN, DOWN -> objection(effect.from(), before);
            // A cut is allowed for a time; slow links act like one until nodes have learnt to wait.
            case CUT, SLOW -> ifKept(() -> survival.objectionToCut(before, effect::isBetween));
            case WORSE, STILL -> Optional.empty();
        };
    }

    private Optional<String> ifKept(Supplier<Optional<String>> objection) {
        return budget == Budget.NONE ? Optional.empty() : objection.get();
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

    /**
     * Why a regime that has really lasted so long is beyond the budget, if it is: where time is real, whatever else is done
     * at the time may keep the harness from ending it, and in so many rounds a list can lose all its entries.
     */
    Optional<String> overrun(RegimeEffect effect, Duration lasted) {
        return longest(effect)
                .filter(allowed -> lasted.compareTo(allowed) > 0)
                .filter(allowed ->
                        lasted.compareTo(spec.node().chord().pace().shortest().multipliedBy(spec.successors())) > 0)
                .map(allowed -> "a cut that was to last " + Text.exactSeconds(allowed) + " at most has lasted "
                        + Text.exactSeconds(lasted) + ": this testbed took too long to end it");
    }
}
