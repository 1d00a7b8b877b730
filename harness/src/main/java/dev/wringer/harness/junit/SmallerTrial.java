package dev.wringer.harness.junit;

import dev.wringer.harness.hunt.Setup;

/**
 * What a failed trial was shrunk to.
 *
 * @param setup what is tried now
 * @param size what it consists of, in a few words
 * @param trials how many it took
 * @param minimal whether no single simplification keeps the failure; otherwise it was not finished
 * @param witness what fails, in one line
 * @param command runs it
 */
public record SmallerTrial(Setup setup, String size, int trials, boolean minimal, String witness, String command) {

    /** {@code shrunk to 6 nodes, 2 actions in 214 trials: ./wringer run …}. */
    public String text() {
        return "shrunk to " + size + " in " + trials + " trials" + (minimal ? "" : ", not finished") + ": " + command;
    }
}
