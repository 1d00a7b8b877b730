package dev.wringer.cli;

import dev.wringer.harness.record.RunDirectory;
import dev.wringer.reports.ReportFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run has come to, for programs and for people who see a job's summary only, in the run's own folder: {@code
 * summary.json}, {@code summary.md} and {@code junit.xml}.
 *
 * @param directory of the run
 * @param report what it has come to
 */
record SummaryFiles(RunDirectory directory, RunReport report) {

    /**
     * Writes them; those of a run that was interrupted have {@code .partial} in their names.
     *
     * @throws dev.wringer.reports.ReportFailure if one of them cannot be written
     */
    void write() {
        ExitStatus status = report.document().interrupted() ? ExitStatus.INTERRUPTED : report.status();
        new ReportFile(file("summary", "json")).write(report.json(directory, status, Optional.empty()) + "\n");
        new ReportFile(file("summary", "md")).write(report.markdown());
        report.junit().write(file("junit", "xml"));
    }

    private Path file(String name, String type) {
        return directory.file(name + (report.document().interrupted() ? ".partial." : ".") + type);
    }
}
