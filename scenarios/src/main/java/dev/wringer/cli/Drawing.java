package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.ReportFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

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
        return carefully(() -> {
            new SummaryFiles(directory, report).write();
            return run(directory.path());
        });
    }

    /** Draws what a failed trial of a run was made, and the run once more, which leads there: the page of the former, if it could be drawn. */
    Optional<Path> draw(RunDirectory directory, Supplier<Path> shrunk) {
        return carefully(() -> {
            Path page = shrunk.get();
            run(directory.path());
            return page;
        });
    }

    private Path run(Path path) {
        RunFolder folder = new RunFolder(path);
        Path page = new ReportFiles(folder, folder.read(scenarios)).write(false).page();
        index(path);
        return page;
    }

    /** Draws a comparison with both of its sides, or a hunt: the page, if it could be drawn. */
    Optional<Path> draw(DocumentFolder folder) {
        return carefully(() -> {
            Path page = folder.draw();
            for (RunFolder side : RunFolder.allOf(folder.path())) {
                new ReportFiles(side, side.read(scenarios)).write(false);
            }
            index(folder.path());
            return page;
        });
    }

    private static void index(Path folder) {
        Optional.ofNullable(folder.toAbsolutePath().getParent())
                .map(RunsFolder::new)
                .ifPresent(RunsFolder::writeIndex);
    }

    private Optional<Path> carefully(Supplier<Path> drawing) {
        try {
            return Optional.of(drawing.get());
        } catch (ReportFailure | RecordFailure | UsageError e) {
            tell(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) { // a fault of the drawing; the results are there
            tell(e.toString());
        }
        return Optional.empty();
    }

    private void tell(String why) {
        String line = why.lines().findFirst().orElse("");
        terminal.err()
                .println("wringer: the report is not complete: " + line
                        + "; the results above stand, and ./wringer report draws it again");
    }
}
