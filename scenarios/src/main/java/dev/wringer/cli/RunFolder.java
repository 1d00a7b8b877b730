package dev.wringer.cli;

import dev.wringer.harness.junit.ReplayCommand;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RecordEnds;
import dev.wringer.harness.setting.SweptParameter;
import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.TrialsFile;
import dev.wringer.reports.page.ReportedRun;
import dev.wringer.reports.page.ReportedTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run as it lies on the disk, finished or not: what a report is made of.
 *
 * @param path the folder
 */
record RunFolder(Path path) {

    /** A run without results whose records nobody has written to for so long does not go on. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /**
     * That of the run that somebody has named.
     *
     * @throws UsageError if it is none
     */
    static RunFolder named(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageError((Files.exists(folder) ? folder + " is no folder" : "there is no " + folder)
                    + ": name the folder of a run, such as runs/latest");
        }
        RunFolder run = new RunFolder(folder);
        if (!run.isRun()) {
            throw new UsageError(folder + " is no run: name the folder of one, such as runs/latest");
        }
        return run;
    }

    /**
     * The run that somebody has named, or both sides of a comparison.
     *
     * @throws UsageError if it is neither
     */
    static List<RunFolder> allOf(Path folder) {
        if (DocumentFolder.of(folder)
                .filter(one -> one.kind() != DocumentFolder.Kind.COMPARISON)
                .isPresent()) {
            return List.of(); // there are no records
        }
        List<RunFolder> sides = Stream.of("baseline", "candidate")
                .map(folder::resolve)
                .map(RunFolder::new)
                .filter(RunFolder::isRun)
                .toList();
        return sides.size() == 2 ? sides : List.of(named(folder));
    }

    /** Whether there is anything to be reported here. */
    boolean isRun() {
        return Files.isDirectory(path) && (document().isPresent() || !records().isEmpty());
    }

    /** The file of that name; that of an interrupted run has another one. */
    private Optional<Path> file(String name, String type) {
        return Stream.of(name + "." + type, name + ".partial." + type)
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> document() {
        return file("run", "json");
    }

    private List<Path> records() {
        Path folder = path.resolve("records");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            return RecordFiles.of(path).files();
        } catch (UsageError e) {
            return List.of();
        }
    }

    /** Whether it goes on. */
    boolean isLive() {
        return document().isEmpty() && records().stream().anyMatch(record -> isRecent(record));
    }

    private static boolean isRecent(Path record) {
        try {
            FileTime changed = Files.getLastModifiedTime(record);
            return changed.toInstant().isAfter(Instant.now().minus(SILENCE));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * All that there is to report.
     *
     * @param scenarios those that are known here
     * @throws UsageError if its files cannot be read
     */
    ReportedRun read(Scenarios scenarios) {
        return document()
                .map(file -> finished(RunDocument.read(file), scenarios))
                .orElseGet(() -> unfinished(scenarios));
    }

    private ReportedRun finished(RunDocument document, Scenarios scenarios) {
        Optional<ScenarioDeclaration> scenario = scenarios.find(document.scenario());
        Unit unit = scenario.map(ScenarioDeclaration::sweepUnit).orElse(Unit.COUNT);
        List<TrialResult> results = file("trials", "csv")
                .map(file -> new TrialsFile(file, unit, document.options()).read())
                .orElse(List.of());
        Map<TrialKey, Path> records = recordsByTrial();
        List<ReportedTrial> trials = results.stream()
                .map(result -> new ReportedTrial(
                        result,
                        false,
                        replay(scenario, result, document.command()),
                        Optional.ofNullable(records.get(TrialKey.of(result)))))
                .toList();
        List<String> remarks = new ArrayList<>();
        document.shard()
                .ifPresent(shard ->
                        remarks.add("This is shard " + shard + " of a run of " + document.whole() + " trials."));
        if (document.interrupted()) {
            remarks.add("The run was interrupted: " + document.finished() + " of " + document.trials()
                    + " trials have a result.");
        }
        return new ReportedRun(
                name(),
                document.scenario(),
                document.testbed(),
                document.command(),
                document.version(),
                document.settings(),
                Machine.of(path).facts(),
                remarks,
                directions(scenario),
                shrunk().flatMap(DocumentFolder::read)
                        .map(json -> json.at("/small/size").asText()),
                false,
                trials);
    }

    /** What the first failure was made, if somebody wanted it small. */
    Optional<DocumentFolder> shrunk() {
        return DocumentFolder.of(path.resolve(ShrunkPage.FOLDER))
                .filter(folder -> folder.kind() == DocumentFolder.Kind.SHRUNK);
    }

    private static Map<String, Direction> directions(Optional<ScenarioDeclaration> scenario) {
        Map<String, Direction> directions = new LinkedHashMap<>();
        scenario.stream()
                .flatMap(known -> known.measures().stream())
                .forEach(measure -> directions.put(measure.name(), measure.better()));
        return directions;
    }

    private static String replay(Optional<ScenarioDeclaration> scenario, TrialResult result, String command) {
        return scenario.map(known -> ReplayCommand.of(known, result)).orElse(command);
    }

    private String name() {
        try {
            return path.toRealPath().getFileName().toString();
        } catch (IOException e) {
            return String.valueOf(path.getFileName());
        }
    }

    /** The records of trials whose beginning can be read. */
    Map<TrialKey, Path> recordsByTrial() {
        Map<TrialKey, Path> byTrial = new LinkedHashMap<>();
        for (Path record : records()) {
            RecordEnds.begun(record)
                    .ifPresent(begun -> byTrial.put(new TrialKey(begun.seed(), begun.settings()), record));
        }
        return byTrial;
    }

    /** A run that goes on, or has come to no orderly end, is known from its records only. */
    private ReportedRun unfinished(Scenarios scenarios) {
        boolean live = isLive();
        List<ReportedTrial> trials = new ArrayList<>();
        Map<String, List<String>> settings = new LinkedHashMap<>();
        String scenario = "a run";
        String testbed = "";
        for (Path record : records()) {
            Optional<Event.Begun> head = RecordEnds.begun(record);
            if (head.isEmpty()) {
                continue;
            }
            scenario = head.get().scenario();
            testbed = head.get().testbed();
            head.get().settings().forEach((name, value) -> {
                List<String> values = settings.computeIfAbsent(name, n -> new ArrayList<>());
                if (!values.contains(value)) {
                    values.add(value);
                }
            });
            trials.add(trial(head.get(), record, scenarios.find(scenario), live));
        }
        return new ReportedRun(
                name(),
                scenario,
                testbed,
                command(scenarios.find(scenario), trials).orElse("./wringer run " + scenario + " --testbed " + testbed),
                Version.text(),
                settings,
                Machine.of(path).facts(),
                List.of(
                        live
                                ? "The run goes on; this page is drawn again every few seconds. The command is of the trials that have begun."
                                : "The run has come to no orderly end: there are records, but no results. The command is of the trials"
                                        + " that had begun; an image or a command of a node's own is not in it."),
                Map.of(),
                Optional.empty(),
                live,
                trials);
    }

    /** Of the trials that have begun: how many were to come, nobody has written down yet. */
    private static Optional<String> command(Optional<ScenarioDeclaration> scenario, List<ReportedTrial> trials) {
        return scenario.filter(known -> !trials.isEmpty())
                .map(known -> ReplayCommand.of(
                        known, trials.stream().map(ReportedTrial::result).toList()));
    }

    private static ReportedTrial trial(
            Event.Begun head, Path record, Optional<ScenarioDeclaration> scenario, boolean live) {
        Optional<Event.Ended> ended = RecordEnds.ended(record);
        Verdict verdict = ended.map(end -> new Verdict(Verdict.Outcome.valueOf(end.outcome()), end.reason()))
                .orElse(Verdict.unknown(live ? "not over yet" : "the record has no end: the trial was cut off"));
        Optional<TrialResult.SweepPoint> sweep = scenario.flatMap(ScenarioDeclaration::sweep)
                .flatMap(swept -> point(swept.parameter(), head.settings()));
        TrialResult result = new TrialResult(
                head.scenario(), head.testbed(), head.seed(), head.settings(), List.of(), sweep, verdict, List.of());
        String replay = scenario.map(known -> ReplayCommand.of(known, result)).orElse("");
        return new ReportedTrial(result, live && ended.isEmpty(), replay, Optional.of(record));
    }

    private static <T> Optional<TrialResult.SweepPoint> point(SweptParameter<T> swept, Map<String, String> settings) {
        String name = swept.parameter().name();
        return Optional.ofNullable(settings.get(name)).map(text -> {
            double value = swept.kind().coordinate(swept.parameter().read(text).value());
            return new TrialResult.SweepPoint(name, value, swept.kind().unit());
        });
    }
}
