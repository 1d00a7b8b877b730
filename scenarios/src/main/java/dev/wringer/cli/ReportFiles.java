package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.reports.ReportFile;
import dev.wringer.reports.csv.SeriesFiles;
import dev.wringer.reports.page.ReportedRun;
import dev.wringer.reports.page.ReportedTrial;
import dev.wringer.reports.page.RunPage;
import dev.wringer.reports.trial.DrawnTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is drawn of a run, from its files alone: {@code report.html}, and what happened in trials as comma-separated values.
 *
 * @param folder of the run
 * @param run what there is to report
 */
record ReportFiles(RunFolder folder, ReportedRun run) {

    /** The file in which the page of a folder stands. */
    static final String PAGE = "report.html";

    /**
     * What was drawn.
     *
     * @param page the page
     * @param unread why a trial is in none of the files that were to have all, a line for each
     */
    record Drawn(Path page, List<String> unread) {

        /** Takes a copy. */
        Drawn {
            unread = List.copyOf(unread);
        }
    }

    /**
     * Writes all of them.
     *
     * @param all whether the comma-separated values are to tell of all trials, and not only of those that are drawn in full
     * @throws dev.wringer.reports.ReportFailure if one of them cannot be written
     */
    Drawn write(boolean all) {
        Path page = folder.path().resolve(PAGE);
        Set<Path> done = new HashSet<>();
        List<String> unread = new ArrayList<>();
        try (SeriesFiles series = new SeriesFiles(folder.path())) {
            String html = RunPage.of(run, (reported, trial) -> add(series, reported, trial, done));
            new ReportFile(page).write(html);
            if (all) {
                rest(series, done, unread);
            }
            series.finish();
        }
        return new Drawn(page, unread);
    }

    private static void add(SeriesFiles series, ReportedTrial reported, DrawnTrial trial, Set<Path> done) {
        reported.record().ifPresent(record -> {
            series.add(name(record), trial);
            done.add(record);
        });
    }

    private void rest(SeriesFiles series, Set<Path> done, List<String> unread) {
        run.trials().stream()
                .flatMap(trial -> trial.record().stream())
                .filter(record -> !done.contains(record))
                .forEach(record -> {
                    try {
                        series.add(name(record), DrawnTrial.read(record));
                    } catch (RecordFailure e) { // the others are worth having
                        unread.add(String.valueOf(e.getMessage()));
                    }
                });
    }

    private static String name(Path record) {
        return record.getFileName().toString().replaceFirst("\\.jsonl(\\.partial)?$", "");
    }
}
