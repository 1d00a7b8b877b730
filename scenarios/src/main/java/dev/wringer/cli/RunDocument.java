package dev.wringer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.junit.Shard;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.JsonTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code run.json} says. No time of day: equal runs make equal files.
 *
 * @param command the command that runs the same trials again
 * @param version of the Wringer that has run it
 * @param firstSeed the first of the whole run's seeds
 * @param settings each with every value that it has in the whole run
 * @param options what else decides what was run, as words of the command line
 * @param shard which part of the whole run this is; empty if it is all of it
 * @param whole how many trials the whole run has
 * @param trials how many of them were to be run here
 * @param finished how many have a result
 * @param verdicts how many came to each outcome
 */
record RunDocument(
        String command,
        String version,
        String scenario,
        String testbed,
        long firstSeed,
        Map<String, List<String>> settings,
        List<String> options,
        Optional<Shard> shard,
        int whole,
        int trials,
        int finished,
        Map<Outcome, Integer> verdicts) {

    /** Takes copies. */
    RunDocument {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        options = List.copyOf(options);
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /**
     * That of a run.
     *
     * @param whole the trials of all shards
     * @param trials how many of them were to be run here
     */
    static RunDocument of(RunOrder order, List<Trial> whole, int trials, List<TrialResult> results) {
        Trial first = whole.get(0);
        Map<String, List<String>> settings = new LinkedHashMap<>();
        first.settings()
                .texts()
                .keySet()
                .forEach(name -> settings.put(
                        name,
                        whole.stream()
                                .map(trial -> trial.settings().text(name))
                                .distinct()
                                .toList()));
        return new RunDocument(
                order.command(),
                Version.text(),
                order.scenario().name(),
                first.testbed().name(),
                first.seed(),
                settings,
                options(results),
                order.plan().shard(),
                whole.size(),
                trials,
                results.size(),
                tally(results));
    }

    /** All trials have the same; one that broke down may not have got as far as to know the id of its image. */
    private static List<String> options(List<TrialResult> results) {
        return results.stream()
                .filter(result -> result.verdict().outcome() != Outcome.ERROR)
                .findFirst()
                .or(() -> results.stream().findFirst())
                .map(TrialResult::options)
                .orElse(List.of());
    }

    private static Map<Outcome, Integer> tally(List<TrialResult> results) {
        Map<Outcome, Integer> verdicts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            verdicts.put(outcome, (int) results.stream()
                    .filter(result -> result.verdict().outcome() == outcome)
                    .count());
        }
        return verdicts;
    }

    /** The run of which this is a part, with these results. */
    RunDocument merged(String wholeCommand, List<TrialResult> results) {
        return new RunDocument(
                wholeCommand,
                version,
                scenario,
                testbed,
                firstSeed,
                settings,
                options,
                Optional.empty(),
                whole,
                whole,
                results.size(),
                tally(results));
    }

    /** The first thing that keeps this and {@code other} from being parts of one run, if anything does. */
    Optional<String> differenceFrom(RunDocument other) {
        Map<String, String> mine = whatIsRun();
        Map<String, String> its = other.whatIsRun();
        return mine.entrySet().stream()
                .filter(each -> !each.getValue().equals(its.get(each.getKey())))
                .findFirst()
                .map(each -> each.getKey() + " is " + each.getValue() + " in one and "
                        + its.getOrDefault(each.getKey(), "nothing") + " in the other");
    }

    private Map<String, String> whatIsRun() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("the scenario", scenario);
        all.put("the version of Wringer", version);
        all.put("the testbed", testbed);
        all.put(
                "the number of shards",
                shard.map(Shard::of).map(String::valueOf).orElse("nothing"));
        all.put("the first seed", String.valueOf(firstSeed));
        all.put("the number of trials", String.valueOf(whole));
        settings.forEach((name, values) -> all.put(name, String.join(",", values)));
        all.put("what is run", options.isEmpty() ? "as it is" : String.join(" ", options));
        return all;
    }

    /** Whether some trials have no result. */
    boolean interrupted() {
        return finished < trials;
    }

    /** Writes its fields into an object that is open. */
    void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("command", command);
        json.writeStringField("version", version);
        json.writeStringField("scenario", scenario);
        json.writeStringField("testbed", testbed);
        json.writeNumberField("firstSeed", firstSeed);
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, List<String>> setting : settings.entrySet()) {
            writeSetting(json, setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        JsonTexts.write(json, "options", options);
        if (shard.isPresent()) {
            json.writeStringField("shard", shard.get().toString());
            json.writeNumberField("whole", whole);
        }
        json.writeNumberField("trials", trials);
        json.writeNumberField("finished", finished);
        json.writeBooleanField("interrupted", interrupted());
        json.writeObjectFieldStart("verdicts");
        for (Map.Entry<Outcome, Integer> verdict : verdicts.entrySet()) {
            json.writeNumberField(verdict.getKey().name(), verdict.getValue());
        }
        json.writeEndObject();
    }

    /** A parameter has one value, unless it is the swept one. */
    private static void writeSetting(JsonGenerator json, String name, List<String> values) throws IOException {
        if (values.size() == 1) {
            json.writeStringField(name, values.get(0));
            return;
        }
        JsonTexts.write(json, name, values);
    }

    /**
     * Reads a {@code run.json}.
     *
     * @throws UsageError if it cannot be read, or is none of this version
     */
    static RunDocument read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            Map<String, List<String>> settings = new LinkedHashMap<>();
            json.required("settings")
                    .properties()
                    .forEach(setting -> settings.put(setting.getKey(), texts(setting.getValue())));
            Map<Outcome, Integer> verdicts = new LinkedHashMap<>();
            json.required("verdicts")
                    .properties()
                    .forEach(verdict -> verdicts.put(
                            Outcome.valueOf(verdict.getKey()),
                            verdict.getValue().asInt()));
            int trials = json.required("trials").asInt();
            return new RunDocument(
                    json.required("command").asText(),
                    json.required("version").asText(),
                    json.required("scenario").asText(),
                    json.required("testbed").asText(),
                    json.required("firstSeed").asLong(),
                    settings,
                    texts(json.required("options")),
                    Optional.ofNullable(json.get("shard")).map(JsonNode::asText).map(text -> Shard.read("shard", text)),
                    json.path("whole").asInt(trials),
                    trials,
                    json.required("finished").asInt(),
                    verdicts);
        } catch (IOException | IllegalArgumentException e) {
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UsageError("cannot read " + file + ": " + cause + "; make the run again");
        }
    }

    private static List<String> texts(JsonNode one) {
        if (!one.isArray()) {
            return List.of(one.asText());
        }
        List<String> texts = new ArrayList<>();
        one.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
