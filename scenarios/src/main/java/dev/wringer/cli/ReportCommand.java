package dev.wringer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the report of an old run again, from its files alone. */
@Command(
        name = "report",
        description = "Draw the page of a run again, and the pages of all.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer report [RUN...] [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A RUN is the folder of a run, by default runs/latest, or of a comparison, whose",
            "two sides are runs. What was there of its report is replaced; its records,",
            "tables and run.json stay as they are.",
            "docs/RESULTS-EXPLAINED.md says what each file is."
        })
final class ReportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = {"The folder of a run (default: runs/latest)."})
    private List<Path> runs = List.of();

    @Option(
            names = "--all",
            description = {"Put all trials into the CSV files, not only those", "that the page draws in full."})
    private boolean all;

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Path> named = runs.isEmpty() ? List.of(RunsFolder.byDefault().latest()) : runs;
        for (Path run : named) {
            for (RunFolder folder : RunFolder.allOf(run)) {
                Path page = new ReportFiles(folder, folder.read(context.scenarios())).write(all);
                context.terminal().out().println(page);
            }
            Optional.ofNullable(run.toAbsolutePath().normalize().getParent())
                    .map(RunsFolder::new)
                    .ifPresent(RunsFolder::writeIndex);
        }
        return ExitStatus.OK.code();
    }
}
