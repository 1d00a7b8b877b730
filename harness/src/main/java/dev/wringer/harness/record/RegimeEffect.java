package dev.wringer.harness.record;

import java.util.List;

/**
 * Whom a regime hits and how: the hosts that its selectors had chosen, so that it can be told from the record who could reach
 * whom.
 *
 * @param from the hosts from which something is kept; the frozen ones
 * @param to the hosts to which it does not get; empty if hosts are frozen
 * @param bothWays whether the same holds the other way round
 */
public record RegimeEffect(List<String> from, List<String> to, boolean bothWays, Hindrance hindrance) {

    /** How much a regime takes away. */
    public enum Hindrance {
        /** Nothing gets from one to the other. */
        CUT,
        /** Everything gets from one to the other, but an answer may come when its time-out is over, until waiting has adapted. */
        SLOW,
        /** Something gets from one to the other, later, slower or not always. */
        WORSE,
        /** Whole hosts stand still. */
        FROZEN,
        /** Whole hosts are dead, and will come back. */
        DOWN,
        /** Nobody is kept from anything, but no node maintains its tables. */
        STILL
    }

    /** Takes copies. */
    public RegimeEffect {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Whether it is on the way from {@code one} host to the other, or on the way back. */
    public boolean isBetween(String one, String other) {
        return (from.contains(one) && to.contains(other)) || (from.contains(other) && to.contains(one));
    }
}
