package dev.wringer.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.compare.Comparer;
import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Decision;
import dev.wringer.harness.compare.Decision.Better;
import dev.wringer.harness.compare.Decision.Same;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.compare.Look;
import dev.wringer.harness.compare.Pair;
import dev.wringer.harness.trial.Unit;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code comparison.json} says of a comparison: all that its page is made of. Shares are percentages in it, as people see them; what is
 * not known, or without bound, is null.
 *
 * @param scenario what was compared by
 * @param testbed where
 * @param command that compares again
 * @param version of the Wringer that has compared
 * @param baseline what there is
 * @param candidate what shall take its place
 * @param rings how many of each side were run
 * @param interrupted whether somebody has ended it early
 * @param comparer by whom it was judged
 * @param comparison what the pairs say
 * @param conclusions the same in words
 */
public record ComparisonDocument(
        String scenario,
        String testbed,
        String command,
        String version,
        Side baseline,
        Side candidate,
        int rings,
        boolean interrupted,
        Comparer comparer,
        Comparison comparison,
        List<String> conclusions) {

    private static final int MOST_LOOKS = 24;

    /** Takes a copy. */
    public ComparisonDocument {
        conclusions = List.copyOf(conclusions);
    }

    /**
     * One side.
     *
     * @param text what it has that the other one has not
     * @param verdicts of its trials
     */
    public record Side(String text, VerdictTally verdicts) {}

    /** The verdict in one sentence. */
    public String sentence() {
        Decision decision = comparison.decision();
        if (decision instanceof Worse) {
            return "The candidate is worse than the baseline: in " + names(decision) + ".";
        } else if (decision instanceof Better) {
            return "The candidate is better than the baseline in " + names(decision) + ", and worse in nothing.";
        } else if (decision instanceof Same) {
            return "The candidate is the same as the baseline, within the margin of each measure.";
        }
        String open = comparison.rows().stream()
                .filter(row -> row.judged()
                        .filter(judged -> !judged.decision().isFinal())
                        .filter(judged ->
                                decision.isNotWorse() || !judged.decision().isNotWorse())
                        .isPresent())
                .map(ComparisonDocument::name)
                .collect(Collectors.joining(", "));
        return decision.isNotWorse()
                ? "The candidate is not worse than the baseline; whether it is the same or better is open in " + open
                        + "."
                : "Whether the candidate is worse is not known: the evidence is not enough in " + open + ".";
    }

    private String names(Decision decision) {
        return comparison.rows().stream()
                .filter(row -> row.judged()
                        .filter(judged -> judged.decision().word().equals(decision.word()))
                        .isPresent())
                .map(ComparisonDocument::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Row row) {
        return row.measure().name() + (row.point().isEmpty() ? "" : " at " + row.point());
    }

    /** Writes its fields into an object that is open. */
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("scenario", scenario);
        json.writeStringField("testbed", testbed);
        json.writeStringField("command", command);
        json.writeStringField("version", version);
        json.writeStringField("decision", comparison.decision().word());
        json.writeStringField("sentence", sentence());
        json.writeNumberField("rings", rings);
        json.writeBooleanField("interrupted", interrupted);
        json.writeNumberField("confidence", shown(1 - comparer.error(), Unit.FRACTION));
        side(json, "baseline", baseline);
        side(json, "candidate", candidate);
        JsonTexts.write(json, "conclusions", conclusions);
        ComparisonTable table = ComparisonTable.of(comparison);
        JsonTexts.write(json, "heading", table.heading());
        json.writeArrayFieldStart("rows");
        for (int i = 0; i < comparison.rows().size(); i++) {
            row(json, comparison.rows().get(i), table.lines().get(i));
        }
        json.writeEndArray();
    }

    private static void side(JsonGenerator json, String name, Side side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", side.text());
        json.writeStringField("verdicts", side.verdicts().toString());
        json.writeEndObject();
    }

    private void row(JsonGenerator json, Row row, List<String> cells) throws IOException {
        Unit unit = row.measure().unit();
        json.writeStartObject();
        json.writeStringField("name", row.measure().name());
        json.writeStringField("at", row.point());
        json.writeStringField("unit", unit.symbol());
        json.writeStringField("better", row.measure().better().word());
        JsonTexts.write(json, "cells", cells);
        json.writeArrayFieldStart("pairs"); // [seed, baseline, candidate]: scripts have no whole numbers of 64 bits
        for (Pair pair : row.differences().pairs()) {
            if (pair.isKnown()) {
                json.writeStartArray();
                json.writeString(String.valueOf(pair.seed()));
                number(json, pair.baseline().low(), unit);
                number(json, pair.candidate().low(), unit);
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        if (row.judged().isPresent()) {
            judged(json, row, row.judged().get(), unit);
        }
        json.writeEndObject();
    }

    private void judged(JsonGenerator json, Row row, Judged judged, Unit unit) throws IOException {
        json.writeStringField("decision", judged.decision().word());
        json.writeFieldName("margin");
        number(json, row.measure().margin(), unit);
        json.writeFieldName("mean");
        number(json, row.differences().meanDifference(), unit);
        json.writeFieldName("low");
        number(json, judged.difference().low(), unit);
        json.writeFieldName("high");
        number(json, judged.difference().high(), unit);
        json.writeArrayFieldStart("looks"); // [pairs, mean, low, high, decision]
        for (Look look : comparer.looks(row.differences(), MOST_LOOKS)) {
            json.writeStartArray();
            json.writeNumber(look.pairs());
            number(json, look.meanDifference(), unit);
            number(json, look.difference().low(), unit);
            number(json, look.difference().high(), unit);
            json.writeString(look.decision().word());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, double value, Unit unit) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(shown(value, unit));
        } else {
            json.writeNull();
        }
    }

    private static double shown(double value, Unit unit) {
        return unit == Unit.FRACTION ? value * 100 : value;
    }
}
