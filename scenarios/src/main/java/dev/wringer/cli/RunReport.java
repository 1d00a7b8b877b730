package dev.wringer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.junit.ReplayCommand;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.reports.JUnitXmlReport;
import dev.wringer.reports.MarkdownReport;
import dev.wringer.reports.TestCase;
import dev.wringer.reports.TestCase.Ending;
import dev.wringer.reports.VerdictTally;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has come to, for programs and for people who see a job's summary only.
 *
 * @param scenario what was run
 * @param document what {@code run.json} says
 * @param results those that there are, in order
 */
record RunReport(ScenarioDeclaration scenario, RunDocument document, List<TrialResult> results) {

    /** A test case for each trial. One that proves nothing is skipped: it is neither a success nor a failure. */
    JUnitXmlReport junit() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("command", document.command());
        properties.put("version", document.version());
        document.settings().forEach((name, values) -> properties.put(name, String.join(",", values)));
        return new JUnitXmlReport(
                document.scenario(),
                properties,
                results.stream().map(this::testCase).toList());
    }

    private TestCase testCase(TrialResult result) {
        String reason = result.verdict().reason();
        String faults = result.faults().isEmpty() ? "" : "\nfaults: " + result.faults();
        Ending ending = ending(result.verdict().outcome());
        String details = ending == Ending.PASSED ? reason : reason + "\nreplay with: " + replay(result) + faults;
        return new TestCase(name(result), ending, reason, details);
    }

    private static Ending ending(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Ending.PASSED;
            case FAIL -> Ending.FAILED;
            case UNKNOWN -> Ending.SKIPPED;
            case ERROR -> Ending.ERROR;
        };
    }

    private static String name(TrialResult result) {
        return result.sweep()
                        .map(SweepPoint::parameter)
                        .map(name -> name + "=" + result.settings().get(name) + " ")
                        .orElse("")
                + "seed=" + result.seed() + " on " + result.testbed();
    }

    private String replay(TrialResult result) {
        return ReplayCommand.of(scenario, result);
    }

    /** A section of Markdown. */
    String markdown() {
        if (results.isEmpty()) {
            return "## " + document.scenario() + ": interrupted before any trial was finished\n\n";
        }
        String tally =
                VerdictTally.of(results.stream().map(TrialResult::verdict).toList()) + " of " + document.trials()
                        + (document.trials() == 1 ? " trial" : " trials");
        String part = document.shard().map(shard -> ", shard " + shard).orElse("");
        String cut = document.interrupted() ? ", interrupted" : "";
        return MarkdownReport.summary(
                results, word() + " (" + tally + part + cut + ")", document.command(), this::replay);
    }

    /** What all verdicts come to. */
    ExitStatus status() {
        return ExitStatus.of(
                results.stream().map(result -> result.verdict().outcome()).toList());
    }

    private String word() {
        return switch (status()) {
            case FAILED -> "FAIL";
            case HARNESS -> "ERROR";
            case UNPROVED -> "UNKNOWN";
            default -> "PASS";
        };
    }

    /**
     * Hands results over to programs, where that was asked for. What they come to was told already: that they could not be handed over is
     * no verdict.
     *
     * @param shrunk what the first failure was shrunk to, if that was asked for
     * @param interrupted whether somebody has ended the run early
     * @return the status with which the command is to end
     */
    ExitStatus handOver(
            ReportOptions reports,
            Terminal terminal,
            RunDirectory directory,
            Optional<String> shrunk,
            boolean interrupted) {
        boolean written = reports.write(terminal, junit(), markdown());
        ExitStatus status = interrupted ? ExitStatus.INTERRUPTED : written ? status() : ExitStatus.HARNESS;
        if (reports.json()) {
            terminal.out().println(json(directory, status, shrunk));
        }
        return status;
    }

    /**
     * Everything in one JSON document.
     *
     * @param status with which the command is going to end
     * @param shrunk what the first failure was shrunk to, if that was asked for
     */
    String json(RunDirectory directory, ExitStatus status, Optional<String> shrunk) {
        return JsonText.of(json -> {
            document.writeFields(json);
            json.writeStringField("directory", directory.path().toString());
            json.writeNumberField("exitStatus", status.code());
            if (shrunk.isPresent()) {
                json.writeStringField("shrunk", shrunk.get());
            }
            json.writeArrayFieldStart("results");
            for (TrialResult result : results) {
                write(json, result);
            }
            json.writeEndArray();
        });
    }

    private void write(JsonGenerator json, TrialResult result) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seed", result.seed());
        if (result.sweep().isPresent()) {
            SweepPoint point = result.sweep().get();
            json.writeObjectFieldStart("sweep");
            json.writeStringField("parameter", point.parameter());
            json.writeNumberField("value", point.value());
            json.writeEndObject();
        }
        json.writeStringField("verdict", result.verdict().outcome().name());
        json.writeStringField("reason", result.verdict().reason());
        json.writeStringField("faults", result.faults());
        json.writeStringField("replay", replay(result));
        json.writeArrayFieldStart("measurements");
        for (Measurement measurement : result.measurements()) {
            json.writeStartObject();
            json.writeStringField("name", measurement.name());
            json.writeStringField("unit", measurement.unit().name().toLowerCase(Locale.ROOT));
            json.writeStringField("origin", measurement.origin().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("value", measurement.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
