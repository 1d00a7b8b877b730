package dev.wringer.harness.hunt;

import dev.wringer.harness.stats.Counted;

/**
 * The simplest setup so far that fails by the same check.
 *
 * @param setup which
 * @param outcome what it shows
 * @param trials how many it took
 * @param minimal whether no single simplification keeps the failure; otherwise it was not finished
 */
public record Shrunk(Setup setup, Outcome outcome, int trials, boolean minimal) {

    /** The case to be kept. */
    public Case asCase(String wringer) {
        return new Case(wringer, setup, outcome.broken().orElseThrow());
    }

    /** {@code 3 nodes, 2 actions, 1 operation}. */
    public String size() {
        return setup.spec().nodes() + " nodes, "
                + new Counted(setup.faults().actions().size(), "action") + ", "
                + new Counted(outcome.operations(), "operation");
    }
}
