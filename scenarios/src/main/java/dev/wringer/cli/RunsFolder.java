package dev.wringer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.ReportFile;
import dev.wringer.reports.page.IndexPage;
import dev.wringer.reports.page.IndexPage.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the runs are.
 *
 * @param path the folder
 */
record RunsFolder(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where runs are kept unless told otherwise. */
    static RunsFolder byDefault() {
        return new RunsFolder(Path.of("runs"));
    }

    /**
     * The newest run.
     *
     * @throws UsageError if there is none
     */
    Path latest() {
        Path link = path.resolve("latest");
        if (Files.isDirectory(link)) {
            return link;
        }
        return runs().stream()
                .map(RunFolder::path)
                .findFirst()
                .orElseThrow(() -> new UsageError("there is no run in " + path + ": ./wringer run SCENARIO makes one"));
    }

    /** All runs, the newest first. */
    List<RunFolder> runs() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .map(RunFolder::new)
                    .filter(run -> run.isRun() || DocumentFolder.of(run.path()).isPresent())
                    .sorted(Comparator.comparing((RunFolder run) -> run.path().getFileName())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UsageError("cannot read the folder " + path + ": " + e.getMessage());
        }
    }

    /** The page over all runs. */
    String index() {
        return IndexPage.of(runs().stream().map(RunsFolder::entry).toList());
    }

    /**
     * Writes it, unless somebody else's page stands there: whoever draws a single run may keep it anywhere.
     *
     * @throws dev.wringer.reports.ReportFailure if it cannot be written
     */
    void writeIndex() {
        Path file = path.resolve("index.html");
        if (!isForeign(file)) {
            new ReportFile(file).write(index());
        }
    }

    private static boolean isForeign(Path file) {
        try {
            return Files.isRegularFile(file)
                    && !Files.readString(file).contains("<title>" + IndexPage.TITLE + "</title>");
        } catch (IOException e) { // no text, or not to be read: none of ours
            return true;
        }
    }

    private static Entry entry(RunFolder run) {
        String name = run.path().getFileName().toString();
        Optional<DocumentFolder> document = DocumentFolder.of(run.path());
        if (document.isPresent()) {
            return new DocumentEntry(document.get()).entry(name);
        }
        return document(run.path())
                .map(json -> entry(name, run.path(), json))
                .orElseGet(() -> new Entry(
                        name,
                        name.replaceFirst("^\\d{8}-\\d{6}-", ""),
                        "",
                        run.isLive() ? "RUNNING" : "UNKNOWN",
                        run.isLive() ? "RUNNING" : "UNKNOWN",
                        "no results",
                        "",
                        Files.isRegularFile(run.path().resolve("report.html"))));
    }

    private static Entry entry(String name, Path folder, JsonNode json) {
        JsonNode verdicts = json.path("verdicts");
        int failed = verdicts.path("FAIL").asInt();
        int errors = verdicts.path("ERROR").asInt();
        int unknown = verdicts.path("UNKNOWN").asInt();
        int finished = json.path("finished").asInt();
        String verdict = failed > 0 ? "FAIL" : errors > 0 ? "ERROR" : unknown > 0 || finished == 0 ? "UNKNOWN" : "PASS";
        return new Entry(
                name,
                json.path("scenario").asText(),
                json.path("testbed").asText(),
                verdict,
                verdict,
                tally(finished, Map.of("failed", failed, "unknown", unknown, "errors", errors)),
                json.path("command").asText(),
                Files.isRegularFile(folder.resolve("report.html")));
    }

    private static String tally(int trials, Map<String, Integer> others) {
        String parts = Stream.of("failed", "unknown", "errors")
                .filter(word -> others.getOrDefault(word, 0) > 0)
                .map(word -> others.get(word) + " " + word)
                .collect(Collectors.joining(", "));
        return trials + (trials == 1 ? " trial" : " trials") + (parts.isEmpty() ? "" : ": " + parts);
    }

    private static Optional<JsonNode> document(Path folder) {
        return Stream.of("run.json", "run.partial.json")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(file -> {
                    try {
                        return Optional.of(JSON.readTree(file.toFile()));
                    } catch (IOException e) {
                        return Optional.empty(); // listed by its name
                    }
                });
    }
}
