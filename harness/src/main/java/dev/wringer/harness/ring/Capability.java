package dev.wringer.harness.ring;

import dev.wringer.harness.fault.LinkFault;
import java.util.Locale;

/** What a testbed may be able to do; a scenario says what it needs, and runs where that is offered. */
public enum Capability {
    /** Hosts can be crashed at one instant. */
    CRASH,
    /** Hosts can leave voluntarily. */
    LEAVE,
    /** Hosts can join a running ring. */
    JOIN,
    /** Hosts can be crashed and started again with what their disk keeps, or less. */
    RESTART,
    /** Hosts can be frozen and resumed. */
    PAUSE,
    /** Links can be cut, one way or both. */
    CUT,
    /** Links can lose messages at random. */
    LOSS,
    /** Links can be made slower. */
    DELAY,
    /** Links can treat connections and the stream of bytes badly: bandwidth, late closing, resets, slices, data limits. */
    STREAM_FAULTS,
    /** Packets on links can be duplicated, reordered and corrupted. */
    PACKET_FAULTS,
    /** The delay of messages follows any given distribution. */
    LATENCY_MODEL,
    /** Hosts can run protocols that only somebody else's node knows by name. */
    FOREIGN_VARIANTS,
    /** A ring can be given the ideal state at once. */
    ASSEMBLE,
    /** Tens of thousands of hosts and more. */
    HUGE_RINGS,
    /** Time is virtual: the same seed gives the same record, byte for byte. */
    REPEATABLE;

    /** What it takes to impose {@code fault}. */
    public static Capability toImpose(LinkFault fault) {
        if (fault instanceof LinkFault.BlackHole) {
            return CUT;
        }
        if (fault instanceof LinkFault.Loss) {
            return LOSS;
        }
        if (fault instanceof LinkFault.Duplication
                || fault instanceof LinkFault.Reordering
                || fault instanceof LinkFault.Corruption) {
            return PACKET_FAULTS;
        }
        return fault instanceof LinkFault.Delay ? DELAY : STREAM_FAULTS;
    }

    /** In words. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
