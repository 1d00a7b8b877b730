package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.stats.Estimate.Coverage;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.Cell;
import dev.wringer.reports.JsonTexts;
import dev.wringer.reports.ResultTable;
import dev.wringer.reports.ResultTable.Column;
import dev.wringer.reports.ResultTable.Row;
import dev.wringer.reports.VerdictTally;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A run as the page's scripts read it, without what is drawn of single rings. Shares are percentages here. */
final class RunJson {

    private final ReportedRun run;
    private final JsonGenerator json;

    private RunJson(ReportedRun run, JsonGenerator json) {
        this.run = run;
        this.json = json;
    }

    /**
     * Writes a run as one object.
     *
     * @param names of nodes that the rings on the page mention
     * @param notes on what the page leaves out
     */
    static void write(JsonGenerator json, ReportedRun run, NodeNames names, List<String> notes) throws IOException {
        new RunJson(run, json).write(names, notes);
    }

    private void write(NodeNames names, List<String> notes) throws IOException {
        List<TrialResult> results = run.results();
        json.writeStartObject();
        json.writeStringField("name", run.name());
        json.writeStringField("scenario", run.scenario());
        json.writeStringField("testbed", run.testbed());
        json.writeStringField("command", run.command());
        json.writeStringField("version", run.version());
        json.writeBooleanField("live", run.live());
        if (run.shrunk().isPresent()) {
            json.writeStringField("shrunk", run.shrunk().get());
        }
        json.writeStringField("verdict", verdict(results));
        json.writeStringField(
                "tally",
                VerdictTally.of(results.stream().map(TrialResult::verdict).toList())
                        .toString());
        JsonTexts.write(json, "remarks", run.remarks());
        JsonTexts.write(json, "notes", notes);
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, List<String>> setting : run.settings().entrySet()) {
            json.writeStringField(setting.getKey(), String.join(", ", setting.getValue()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("machine");
        for (Map.Entry<String, String> fact : run.machine().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        trials();
        json.writeArrayFieldStart("worstFirst");
        for (int index : WorstFirst.of(run)) {
            json.writeNumber(index);
        }
        json.writeEndArray();
        if (!results.isEmpty()) {
            table(ResultTable.of(results));
        }
        names.write(json);
        json.writeEndObject();
    }

    /** What all verdicts come to: what the exit status says in a number. */
    private String verdict(List<TrialResult> results) {
        List<Outcome> outcomes =
                results.stream().map(result -> result.verdict().outcome()).toList();
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.ERROR, Outcome.UNKNOWN)) {
            if (outcomes.contains(outcome)) {
                return outcome.name();
            }
        }
        return run.live() ? "RUNNING" : outcomes.isEmpty() ? "UNKNOWN" : "PASS";
    }

    private void trials() throws IOException {
        Set<String> measures = run.results().stream()
                .flatMap(result -> result.measurements().stream())
                .map(RunJson::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        JsonTexts.write(json, "measures", measures);
        json.writeArrayFieldStart("trials");
        for (ReportedTrial trial : run.trials()) {
            TrialResult result = trial.result();
            json.writeStartObject();
            json.writeStringField("testbed", result.testbed());
            json.writeStringField("seed", String.valueOf(result.seed())); // scripts have no whole numbers of 64 bits
            json.writeStringField(
                    "label",
                    result.sweep()
                            .map(point ->
                                    point.parameter() + "=" + result.settings().getOrDefault(point.parameter(), ""))
                            .orElse(""));
            Optional<SweepPoint> sweep = result.sweep();
            if (sweep.isPresent()) {
                json.writeNumberField(
                        "x", shown(sweep.get().value(), sweep.get().unit()));
            }
            json.writeStringField(
                    "verdict",
                    trial.running() ? "RUNNING" : result.verdict().outcome().name());
            json.writeStringField("reason", result.verdict().reason());
            json.writeStringField("replay", trial.replay());
            json.writeStringField("faults", abridged(result.faults()));
            values(result, measures);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Of each measure in its turn; null if there is none. */
    private void values(TrialResult result, Set<String> measures) throws IOException {
        Map<String, Measurement> byMeasure = new HashMap<>();
        result.measurements().forEach(measurement -> byMeasure.putIfAbsent(key(measurement), measurement));
        json.writeArrayFieldStart("values");
        for (String measure : measures) {
            Measurement measurement = byMeasure.get(measure);
            if (measurement == null) {
                json.writeNull();
            } else {
                json.writeNumber(shown(measurement.value(), measurement.unit()));
            }
        }
        json.writeEndArray();
    }

    /** A schedule may be long; the record has all of it. */
    private static String abridged(String text) {
        int most = 600;
        return text.length() <= most ? text : text.substring(0, most) + " …";
    }

    private static String key(Measurement measurement) {
        return key(measurement.name(), measurement.unit(), measurement.origin());
    }

    private static String key(String name, Unit unit, Measurement.Origin origin) {
        return origin.name() + " " + name + " " + unit.name();
    }

    private void table(ResultTable table) throws IOException {
        json.writeObjectFieldStart("table");
        if (table.sweep().isPresent()) {
            json.writeStringField("parameter", table.sweep().get().parameter());
            json.writeStringField("unit", table.sweep().get().unit().symbol());
        }
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("key", key(column.name(), column.unit(), column.origin()));
            json.writeStringField("name", column.name());
            json.writeStringField("unit", column.unit().symbol());
            json.writeStringField("origin", column.origin().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (Row row : table.rows()) {
            row(row, table.columns());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(Row row, List<Column> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("testbed", row.testbed());
        if (row.sweep().isPresent()) {
            json.writeNumberField(
                    "x", shown(row.sweep().get().value(), row.sweep().get().unit()));
        }
        json.writeStringField("verdicts", row.verdicts().toString());
        json.writeArrayFieldStart("cells");
        for (int i = 0; i < columns.size(); i++) {
            Optional<Cell> cell = row.cells().get(i);
            if (cell.isPresent()) {
                cell(cell.get(), columns.get(i).unit());
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** {@code [value, low, high, doubtful, text]}; without interval the two ends are the value. */
    private void cell(Cell cell, Unit unit) throws IOException {
        double value = shown(cell.value(), unit);
        double low = value;
        double high = value;
        int doubtful = 0;
        if (cell instanceof Cell.Measured measured
                && measured.estimate().interval().isPresent()) {
            low = shown(measured.estimate().interval().get().low(), unit);
            high = shown(measured.estimate().interval().get().high(), unit);
            doubtful = measured.estimate().coverage() == Coverage.PROMISED ? 0 : 1;
        }
        json.writeStartArray();
        json.writeNumber(value);
        json.writeNumber(low);
        json.writeNumber(high);
        json.writeNumber(doubtful);
        json.writeString(cell.text(unit));
        json.writeEndArray();
    }

    private static double shown(double value, Unit unit) {
        return unit == Unit.FRACTION ? value * 100 : value;
    }
}
