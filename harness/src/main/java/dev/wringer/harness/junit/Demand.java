package dev.wringer.harness.junit;

import java.util.Optional;

/**
 * Something that somebody wants of a run and that only one testbed honours. Any other refuses it: an option that were ignored
 * would be a lie.
 *
 * @param text how it was said: an option or an environment variable with its value
 * @param testbed which one honours it
 */
public record Demand(String text, String testbed) {

    /** Why {@code other} cannot run what is wanted, if it does not honour this. */
    Optional<String> objectionOf(String other) {
        return other.equals(testbed)
                ? Optional.empty()
                : Optional.of(text + " means nothing there: only " + testbed + " honours it");
    }
}
