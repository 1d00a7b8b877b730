package dev.wringer.harness.trial;

import dev.wringer.harness.oracle.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one trial ended.
 *
 * @param scenario the scenario's name in the catalogue
 * @param testbed where it ran
 * @param seed the seed from which everything random in it was drawn
 * @param settings every parameter of the trial with its value, in the order in which the scenario declares them
 * @param options what else the command line said: options with their values, each a word, an image by its id
 * @param sweep the swept parameter and this trial's value of it, if the scenario sweeps one
 * @param verdict what the checks concluded
 * @param faults what a schedule has really done, to whom, in the grammar of schedules; empty if none was played
 * @param measurements what was measured, in the order of the table's columns
 */
public record TrialResult(
        String scenario,
        String testbed,
        long seed,
        Map<String, String> settings,
        List<String> options,
        Optional<SweepPoint> sweep,
        Verdict verdict,
        String faults,
        List<Measurement> measurements) {

    /** A result of a trial in which no schedule was played. */
    public TrialResult(
            String scenario,
            String testbed,
            long seed,
            Map<String, String> settings,
            List<String> options,
            Optional<SweepPoint> sweep,
            Verdict verdict,
            List<Measurement> measurements) {
        this(scenario, testbed, seed, settings, options, sweep, verdict, "", measurements);
    }

    /** The same with what a schedule has really done. */
    public TrialResult withFaults(String text) {
        return new TrialResult(scenario, testbed, seed, settings, options, sweep, verdict, text, measurements);
    }

    /** The swept parameter and one value of it: what a row of the table stands for. */
    public record SweepPoint(String parameter, double value, Unit unit) {}
}
