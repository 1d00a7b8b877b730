package dev.wringer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Decision;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.reports.ComparisonReport;
import dev.wringer.reports.JUnitXmlReport;
import dev.wringer.reports.JsonTexts;
import dev.wringer.reports.TestCase;
import dev.wringer.reports.TestCase.Ending;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a comparison has come to, for programs and for people who see a job's summary only.
 *
 * @param order what was ordered
 * @param comparison what the pairs say
 * @param pairs the pairs
 * @param conclusions the same in words
 * @param rings how many rings of each side were run
 * @param interrupted whether somebody has ended it early
 */
record PairedReport(
        ComparisonOrder order,
        Comparison comparison,
        List<TrialPairs> pairs,
        List<String> conclusions,
        int rings,
        boolean interrupted) {

    /** A section of Markdown. */
    String markdown() {
        return ComparisonReport.markdown(order.scenario().name(), comparison, order.command(), conclusions);
    }

    /** A test case for each measure that decides: it fails if the candidate is worse, and is skipped if that is open. */
    JUnitXmlReport junit() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("command", order.command());
        properties.put("version", Version.text());
        properties.put("baseline", order.baseline().text());
        properties.put("candidate", order.candidate().text());
        return new JUnitXmlReport(
                "compare-" + order.scenario().name(),
                properties,
                comparison.rows().stream()
                        .filter(row -> row.judged().isPresent())
                        .map(this::testCase)
                        .toList());
    }

    private TestCase testCase(Row row) {
        Decision decision = row.judged().map(Judged::decision).orElseThrow();
        Ending ending =
                decision instanceof Worse ? Ending.FAILED : decision.isNotWorse() ? Ending.PASSED : Ending.SKIPPED;
        String message = decision.word() + ": " + number(row.differences().baselineMean()) + " of the baseline, "
                + number(row.differences().candidateMean()) + " of the candidate in "
                + row.differences().known() + " pairs";
        String details = ending == Ending.PASSED ? message : message + "\n" + String.join("\n", conclusions);
        String at = row.point().isEmpty() ? "" : " at " + row.point();
        return new TestCase(row.measure().name() + at, ending, message, details);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "nothing" : String.format(Locale.ROOT, "%.4g", value);
    }

    /**
     * Everything in one JSON document.
     *
     * @param status with which the command is going to end
     */
    String json(RunDirectory directory, ExitStatus status) {
        return JsonText.of(json -> {
            json.writeStringField("command", order.command());
            json.writeStringField("version", Version.text());
            json.writeStringField("scenario", order.scenario().name());
            json.writeStringField("baseline", order.baseline().text());
            json.writeStringField("candidate", order.candidate().text());
            json.writeNumberField("rings", rings);
            json.writeBooleanField("interrupted", interrupted);
            json.writeStringField("decision", comparison.decision().word());
            json.writeStringField("directory", directory.path().toString());
            json.writeNumberField("exitStatus", status.code());
            json.writeArrayFieldStart("measures");
            for (Row row : comparison.rows()) {
                write(json, row);
            }
            json.writeEndArray();
            JsonTexts.write(json, "conclusions", conclusions);
        });
    }

    private static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", row.measure().name());
        json.writeStringField("at", row.point());
        json.writeStringField("unit", row.measure().unit().name().toLowerCase(Locale.ROOT));
        json.writeStringField("better", row.measure().better().word());
        json.writeNumberField("pairs", row.differences().known());
        json.writeNumberField("differ", row.differences().differing());
        write(json, "baseline", row.differences().baselineMean());
        write(json, "candidate", row.differences().candidateMean());
        write(json, "difference", row.differences().meanDifference());
        if (row.judged().isPresent()) {
            Judged judged = row.judged().get();
            write(json, "low", judged.difference().low());
            write(json, "high", judged.difference().high());
            json.writeNumberField("margin", row.measure().margin());
            json.writeStringField("decision", judged.decision().word());
        }
        json.writeEndObject();
    }

    /** JSON has neither NaN nor infinity: what is not known, or without bound, is null. */
    private static void write(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
