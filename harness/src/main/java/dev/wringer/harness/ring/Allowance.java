package dev.wringer.harness.ring;

import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** What a budget allows a schedule to do to a ring. */
final class Allowance {

    private static final int QUARTER = 4;

    private final Budget budget;
    private final RingSpec spec;
    private final BiFunction<RingSnapshot, Collection<Peer>, Optional<String>> breach;
    private final BiFunction<RingSnapshot, BiPredicate<String, String>, Optional<String>> breachByCut;

    /**
     * @param breach why the departure of members from a ring would be beyond what Chord promises to survive, if it would
     * @param breachByCut why it might not survive that hosts are kept apart for a short time, if it might not
     */
    Allowance(
            Budget budget,
            RingSpec spec,
            BiFunction<RingSnapshot, Collection<Peer>, Optional<String>> breach,
            BiFunction<RingSnapshot, BiPredicate<String, String>, Optional<String>> breachByCut) {
        this.budget = budget;
        this.spec = spec;
        this.breach = breach;
        this.breachByCut = breachByCut;
    }

    /** Why the departure of these hosts, for good or for a time, may not be; empty if it may. */
    Optional<String> objection(List<String> hosts, RingSnapshot before) {
        if (before.members().stream()
                .allMatch(node -> hosts.contains(node.self().host()))) {
            return Optional.of("nobody would be left");
        }
        return budget == Budget.NONE ? Optional.empty() : breach.apply(before, WatchedRing.membersOn(hosts, before));
    }

    /**
     * Why these hosts may not die and come back at once with all that they held; empty if they may. Until they are back they are
     * dead to whoever calls them, and nobody may be left without anybody else.
     */
    Optional<String> objectionToRestart(List<String> hosts, RingSnapshot before) {
        return objection(before, (one, other) -> hosts.contains(other) && !hosts.contains(one));
    }

    /** Why a regime of this effect may not be; empty if it may. */
    Optional<String> objection(RegimeEffect effect, RingSnapshot before) {
        return switch (effect.hindrance()) {
            case FROZEN, DOWN -> objection(effect.from(), before);
            case CUT -> objection(before, effect::isBetween); // or it is allowed for a time
            case WORSE -> objection(before, (one, other) -> false); // slow answers may come too late
            case STILL -> Optional.empty();
        };
    }

    private Optional<String> objection(RingSnapshot before, BiPredicate<String, String> apart) {
        return budget == Budget.NONE ? Optional.empty() : breachByCut.apply(before, apart);
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
