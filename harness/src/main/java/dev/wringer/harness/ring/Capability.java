package dev.wringer.harness.ring;

import dev.wringer.harness.fault.LinkFault;
import java.util.Locale;

/** What a testbed may be able to do; a scenario says what it needs, and runs where that is offered. */
public enum Capability {
    /** Hosts can be crashed at one instant. */
    CRASH("hosts can be crashed at one instant"),
    /** Hosts can leave voluntarily. */
    LEAVE("hosts can leave voluntarily"),
    /** Hosts can join a running ring. */
    JOIN("hosts can join a running ring"),
    /** Hosts can be crashed and started again with what their disk keeps, or less. */
    RESTART("hosts can be crashed and started again with what their disk keeps, or less"),
    /** Hosts can be frozen and resumed. */
    PAUSE("hosts can be frozen and resumed"),
    /** Links can be cut, one way or both. */
    CUT("links can be cut, one way or both"),
    /** Links can lose messages at random. */
    LOSS("links can lose messages at random"),
    /** Links can be made slower. */
    DELAY("links can be made slower"),
    /** Links can treat connections and the stream of bytes badly: bandwidth, late closing, resets, slices, data limits. */
    STREAM_FAULTS(
            "links can treat connections and the stream of bytes badly: bandwidth, late closing, resets, slices, data limits"),
    /** Packets on links can be duplicated, reordered and corrupted. */
    PACKET_FAULTS("packets on links can be duplicated, reordered and corrupted"),
    /** The delay of messages follows any given distribution. */
    LATENCY_MODEL("the delay of messages follows any given distribution"),
    /** It can be chosen which of several messages is delivered next. */
    DELIVERY_ORDER("it can be chosen which of several messages is delivered next"),
    /** Hosts can run protocols that only somebody else's node knows by name. */
    FOREIGN_VARIANTS("hosts can run protocols that only somebody else's node knows by name"),
    /** A ring can be given the ideal state at once. */
    ASSEMBLE("a ring can be given the ideal state at once"),
    /** Tens of thousands of hosts and more. */
    HUGE_RINGS("tens of thousands of hosts and more"),
    /** Time is virtual: the same seed gives the same record, byte for byte. */
    REPEATABLE("time is virtual: the same seed gives the same record, byte for byte");

    private final String meaning;

    Capability(String meaning) {
        this.meaning = meaning;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

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
