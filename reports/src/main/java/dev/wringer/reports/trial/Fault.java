package dev.wringer.reports.trial;

import java.util.List;
import java.util.OptionalLong;

/**
 * Something that was done to a ring, or that its members did on purpose.
 *
 * @param kind what sort of thing
 * @param fromNanos when it struck or began
 * @param untilNanos when it was taken back; empty for what happens at an instant
 * @param what in words, one line
 * @param evidence how it is known that it took effect; may be empty
 * @param hosts whom it hit, by name, each once
 * @param others the hosts from which those are kept; empty if that is not what it does
 */
public record Fault(
        Kind kind,
        long fromNanos,
        OptionalLong untilNanos,
        String what,
        String evidence,
        List<String> hosts,
        List<String> others) {

    /** Takes copies. */
    public Fault {
        hosts = List.copyOf(hosts);
        others = List.copyOf(others);
    }

    /** The sorts of things. */
    public enum Kind {
        /** Hosts died at once. */
        CRASH,
        /** Nodes left the ring in good order. */
        LEAVE,
        /** A node joined. */
        JOIN,
        /** Hosts that had died were started again. */
        RESTART,
        /** Nothing got from some hosts to others. */
        CUT,
        /** Hosts stood still. */
        PAUSE,
        /** What got from some hosts to others was late, slow, or lost at times. */
        DEGRADATION,
        /** Hosts were down for a time. */
        OUTAGE,
        /** No node maintained its tables. */
        NO_MAINTENANCE,
        /** Hosts were given another release of the node. */
        DEPLOYMENT
    }

    /** Whether it is more than a newcomer. */
    public boolean isDisturbance() {
        return kind != Kind.JOIN;
    }
}
