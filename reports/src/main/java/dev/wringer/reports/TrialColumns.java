package dev.wringer.reports;

import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of {@code trials.csv}: the union over all trials, in first-seen order.
 *
 * @param settings names of settings
 * @param measurements headings of measurements
 */
record TrialColumns(List<String> settings, List<String> measurements) {

    static TrialColumns of(List<TrialResult> trials) {
        return new TrialColumns(
                trials.stream()
                        .flatMap(trial -> trial.settings().keySet().stream())
                        .distinct()
                        .toList(),
                trials.stream()
                        .flatMap(trial -> trial.measurements().stream())
                        .map(TrialColumns::heading)
                        .distinct()
                        .toList());
    }

    List<String> header() {
        List<String> header = new ArrayList<>(List.of("scenario", "testbed", "seed"));
        settings.forEach(name -> header.add("setting." + name));
        header.addAll(List.of("sweep.parameter", "sweep.value", "verdict", "reason"));
        header.addAll(measurements);
        return header;
    }

    List<String> line(TrialResult trial) {
        List<String> line = new ArrayList<>(List.of(trial.scenario(), trial.testbed(), Long.toString(trial.seed())));
        settings.forEach(name -> line.add(trial.settings().getOrDefault(name, "")));
        line.add(trial.sweep().map(SweepPoint::parameter).orElse(""));
        line.add(trial.sweep().map(point -> Double.toString(point.value())).orElse(""));
        line.add(trial.verdict().outcome().name());
        line.add(trial.verdict().reason());
        Map<String, String> values = values(trial);
        measurements.forEach(heading -> line.add(values.getOrDefault(heading, "")));
        return line;
    }

    private static Map<String, String> values(TrialResult trial) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Measurement measurement : trial.measurements()) {
            values.putIfAbsent(heading(measurement), Double.toString(measurement.value()));
        }
        return values;
    }

    private static String heading(Measurement measurement) {
        return measurement.origin().name().toLowerCase(Locale.ROOT) + "." + measurement.name()
                + suffix(measurement.unit());
    }

    /** What stands behind the name of a measurement. */
    static String suffix(Unit unit) {
        return switch (unit) {
            case COUNT -> "";
            case SECONDS -> " (s)";
            case FRACTION -> " (fraction)";
            case RATIO -> " (ratio)";
        };
    }
}
