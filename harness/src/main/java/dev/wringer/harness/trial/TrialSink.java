package dev.wringer.harness.trial;

/** Takes the results of trials as they end, in any order. Called by several threads at once. */
@FunctionalInterface
public interface TrialSink {

    /** Forgets them: for trials whose verdict as a JUnit test is enough. */
    TrialSink NOWHERE = result -> {};

    /** Takes one result. */
    void accept(TrialResult result);
}
