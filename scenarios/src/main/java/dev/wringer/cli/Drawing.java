package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.ReportFailure;
import java.nio.file.Path;
import java.util.Optional;

/** Draws a run when it is over. The results are there already: that one cannot be drawn is told, and changes none of them. */
final class Drawing {

    private final Terminal terminal;
    private final Scenarios scenarios;

    Drawing(Terminal terminal, Scenarios scenarios) {
        this.terminal = terminal;
        this.scenarios = scenarios;
    }

    /** The page, if it could be drawn. */
    Optional<Path> draw(RunDirectory directory, RunReport report) {
        Optional<Path> page = Optional.empty();
        try {
            new SummaryFiles(directory, report).write();
            RunFolder folder = new RunFolder(directory.path());
            page = Optional.of(
                    new ReportFiles(folder, folder.read(scenarios)).write(false).page());
            Path parent = directory.path().toAbsolutePath().getParent();
            if (parent != null) {
                new RunsFolder(parent).writeIndex();
            }
        } catch (ReportFailure | RecordFailure | UsageError e) {
            tell(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) { // a fault of the drawing; the run has its verdict
            tell(e.toString());
        }
        return page;
    }

    /** Draws a comparison with both of its sides, or a hunt: the page, if it could be drawn. */
    Optional<Path> draw(DocumentFolder folder) {
        Optional<Path> page = Optional.empty();
        try {
            page = Optional.of(folder.draw());
            for (RunFolder side : RunFolder.allOf(folder.path())) {
                new ReportFiles(side, side.read(scenarios)).write(false);
            }
            Optional.ofNullable(folder.path().toAbsolutePath().getParent())
                    .map(RunsFolder::new)
                    .ifPresent(RunsFolder::writeIndex);
        } catch (ReportFailure | RecordFailure | UsageError e) {
            tell(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) { // a fault of the drawing; the results are there
            tell(e.toString());
        }
        return page;
    }

    private void tell(String why) {
        String line = why.lines().findFirst().orElse("");
        terminal.err()
                .println("wringer: the report is not complete: " + line
                        + "; the results above stand, and ./wringer report draws it again");
    }
}
