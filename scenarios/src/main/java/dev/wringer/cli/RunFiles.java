package dev.wringer.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.reports.CsvReport;
import dev.wringer.reports.MarkdownReport;
import dev.wringer.reports.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The files of a run beside its records. Each is there as a whole or not at all; those of a run that was interrupted have
 * {@code .partial} in their names.
 *
 * @param directory where they go
 * @param order what was ordered
 * @param trials what was to be run
 */
record RunFiles(RunDirectory directory, RunOrder order, List<Trial> trials) {

    /**
     * Writes all of them.
     *
     * @param results those that there are, in order
     * @throws RecordFailure if {@code run.json} cannot be written
     * @throws dev.wringer.reports.ReportFailure if a table cannot be written
     */
    void write(List<TrialResult> results) {
        boolean partial = results.size() < trials.size();
        if (!results.isEmpty()) {
            ResultTable table = ResultTable.of(results);
            CsvReport.writeTrials(file("trials", partial, "csv"), results);
            CsvReport.writeTable(file("table", partial, "csv"), table);
            MarkdownReport.write(file("table", partial, "md"), results, order.command());
        }
        writeSummary(file("run", partial, "json"), results, partial);
    }

    private Path file(String name, boolean partial, String type) {
        return directory.file(name + (partial ? ".partial." : ".") + type);
    }

    private void writeSummary(Path file, List<TrialResult> results, boolean partial) {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (JsonGenerator json = new JsonFactory()
                    .createGenerator(Files.newBufferedWriter(aside))
                    .useDefaultPrettyPrinter()) {
                writeSummary(json, results, partial);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** No time of day: equal runs make equal files. */
    private void writeSummary(JsonGenerator json, List<TrialResult> results, boolean partial) throws IOException {
        json.writeStartObject();
        json.writeStringField("command", order.command());
        json.writeStringField("version", Version.text());
        json.writeStringField("scenario", order.scenario().name());
        json.writeStringField("testbed", trials.get(0).testbed().name());
        json.writeNumberField("firstSeed", trials.get(0).seed());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting :
                trials.get(0).settings().texts().entrySet()) {
            writeSetting(json, setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("trials", trials.size());
        json.writeNumberField("finished", results.size());
        json.writeBooleanField("interrupted", partial);
        json.writeObjectFieldStart("verdicts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(
                    outcome.name(),
                    results.stream()
                            .filter(result -> result.verdict().outcome() == outcome)
                            .count());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** A parameter has one value, unless it is the swept one. */
    private void writeSetting(JsonGenerator json, String name, String value) throws IOException {
        List<String> values = trials.stream()
                .map(trial -> trial.settings().text(name))
                .distinct()
                .toList();
        if (values.size() == 1) {
            json.writeStringField(name, value);
        } else {
            json.writeArrayFieldStart(name);
            for (String each : values) {
                json.writeString(each);
            }
            json.writeEndArray();
        }
    }
}
