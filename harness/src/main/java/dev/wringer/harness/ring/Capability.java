package dev.wringer.harness.ring;

/** What a testbed may be able to do; a scenario says what it needs, and runs where that is offered. */
public enum Capability {
    /** Hosts can be crashed at one instant. */
    CRASH,
    /** Hosts can leave voluntarily. */
    LEAVE,
    /** Hosts can join a running ring. */
    JOIN,
    /** Links can be cut, one way or both. */
    CUT,
    /** Links can lose messages at random. */
    LOSS,
    /** The delay of messages follows a given distribution. */
    LATENCY_MODEL,
    /** A ring can be given the ideal state at once. */
    ASSEMBLE,
    /** Tens of thousands of hosts and more. */
    HUGE_RINGS,
    /** Time is virtual: the same seed gives the same record, byte for byte. */
    REPEATABLE
}
