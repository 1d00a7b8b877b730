package dev.wringer.cli;

import dev.wringer.harness.trial.TrialResult;
import java.util.Map;

/** What tells a trial of a run from all others, in its results and in its record. */
record TrialKey(long seed, Map<String, String> settings) {

    /** Of the trial with this result. */
    static TrialKey of(TrialResult result) {
        return new TrialKey(result.seed(), result.settings());
    }
}
