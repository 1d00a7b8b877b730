package dev.wringer.reports.page;

import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.TrialResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is reported.
 *
 * @param name of its folder
 * @param scenario what was run
 * @param testbed where
 * @param command the command that runs the same again
 * @param version of the Wringer that has run it
 * @param settings each with every value that it has
 * @param machine what it ran on, as pairs of name and value; empty if nobody wrote it down
 * @param remarks what else is to be said: that it was interrupted, for instance
 * @param directions of measurements, by name: which is better; those that are not named say nothing
 * @param shrunk what its first failure was made, in words, if it was: it has a page of its own
 * @param live whether it goes on
 * @param trials in the order of the plan
 */
public record ReportedRun(
        String name,
        String scenario,
        String testbed,
        String command,
        String version,
        Map<String, List<String>> settings,
        Map<String, String> machine,
        List<String> remarks,
        Map<String, Direction> directions,
        Optional<String> shrunk,
        boolean live,
        List<ReportedTrial> trials) {

    /** Takes copies. */
    public ReportedRun {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
        remarks = List.copyOf(remarks);
        directions = Map.copyOf(directions);
        trials = List.copyOf(trials);
    }

    /** The results of the trials that are over. */
    List<TrialResult> results() {
        return trials.stream()
                .filter(trial -> !trial.running())
                .map(ReportedTrial::result)
                .toList();
    }
}
