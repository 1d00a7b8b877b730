package dev.wringer.cli;

import dev.wringer.harness.compare.Margin;
import dev.wringer.harness.compare.Measure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * By what two runs of a scenario are compared.
 *
 * @param measures in order
 */
record MeasureList(List<Measure> measures) {

    /** A line for each: name, margin, and which direction is better. */
    List<String> lines() {
        int names = measures.stream()
                .mapToInt(measure -> measure.name().length())
                .max()
                .orElse(0);
        String format = "%-" + names + "s  %-6s  %s is better";
        return measures.stream()
                .map(measure -> String.format(
                        Locale.ROOT,
                        format,
                        measure.name(),
                        margin(measure),
                        measure.better().word()))
                .toList();
    }

    /** All of them in one line: {@code failed lookups (lower, 1)}. */
    String sentence() {
        return measures.stream()
                .map(measure -> measure.name() + " (" + measure.better().word() + ", " + margin(measure) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String margin(Measure measure) {
        return Margin.text(measure.unit(), measure.margin());
    }
}
