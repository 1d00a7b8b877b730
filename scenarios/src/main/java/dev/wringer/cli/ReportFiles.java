package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.reports.ReportFile;
import dev.wringer.reports.csv.SeriesFiles;
import dev.wringer.reports.page.ReportedRun;
import dev.wringer.reports.page.ReportedTrial;
import dev.wringer.reports.page.RunPage;
import dev.wringer.reports.trial.DrawnTrial;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What is drawn of a run, from its files alone: {@code report.html}, and what happened in trials as comma-separated values.
 *
 * @param folder of the run
 * @param run what there is to report
 */
record ReportFiles(RunFolder folder, ReportedRun run) {

    private static final String PAGE = "report.html";

    /**
     * Writes all of them.
     *
     * @param all whether the comma-separated values are to tell of all trials, and not only of those that are drawn in full
     * @return the page
     * @throws dev.wringer.reports.ReportFailure if one of them cannot be written
     * @throws RecordFailure if a record cannot be read
     */
    Path write(boolean all) {
        Path page = folder.path().resolve(PAGE);
        Set<Path> done = new HashSet<>();
        try (SeriesFiles series = new SeriesFiles(folder.path())) {
            String html = RunPage.of(run, (reported, trial) -> add(series, reported, trial, done));
            new ReportFile(page).write(html);
            if (all) {
                rest(series, done);
            }
            series.finish();
        }
        return page;
    }

    private static void add(SeriesFiles series, ReportedTrial reported, DrawnTrial trial, Set<Path> done) {
        reported.record().ifPresent(record -> {
            series.add(name(record), trial);
            done.add(record);
        });
    }

    private void rest(SeriesFiles series, Set<Path> done) {
        run.trials().stream()
                .flatMap(trial -> trial.record().stream())
                .filter(record -> !done.contains(record))
                .forEach(record -> series.add(name(record), DrawnTrial.read(record)));
    }

    private static String name(Path record) {
        return record.getFileName().toString().replaceFirst("\\.jsonl(\\.partial)?$", "");
    }
}
