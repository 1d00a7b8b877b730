package dev.wringer.harness.fault;

/** A fault that happens at an instant and cannot be taken back. */
public sealed interface Strike {

    /** Whom it hits. */
    Nodes whom();

    /** Whole hosts die at the same instant, without a goodbye, with every virtual node on them. */
    record Crash(Nodes whom) implements Strike {}

    /** Whole hosts leave voluntarily: they hand over their blocks and say farewell to their neighbours. */
    record Leave(Nodes whom) implements Strike {}

    /** A crash of the hosts of {@code whom}. */
    static Crash crash(Nodes whom) {
        return new Crash(whom);
    }

    /** A voluntary departure of the hosts of {@code whom}. */
    static Leave leave(Nodes whom) {
        return new Leave(whom);
    }
}
