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
        /** Something gets from one to the other, later, slower or not always. */
        WORSE,
        /** Whole hosts stand still. */
        FROZEN
    }

    /** Takes copies. */
    public RegimeEffect {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
