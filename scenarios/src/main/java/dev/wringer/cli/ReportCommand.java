package dev.wringer.cli;

import dev.wringer.cli.ReportFiles.Drawn;
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
            "A RUN is the folder of a run, by default runs/latest, of a comparison, whose two",
            "sides are runs, or of a hunt. What was there of its report is replaced; records,",
            "tables and JSON files stay as they are. A record that cannot be read is named,",
            "all others are reported, and the exit status is 4.",
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
        boolean whole = true;
        for (Path run : named) {
            Optional<DocumentFolder> document = DocumentFolder.of(run);
            document.ifPresent(folder -> context.terminal().out().println(folder.draw()));
            for (RunFolder folder : RunFolder.allOf(run)) {
                folder.shrunk().ifPresent(DocumentFolder::draw);
                Drawn drawn = new ReportFiles(folder, folder.read(context.scenarios())).write(all);
                context.terminal().out().println(drawn.page());
                drawn.unread()
                        .forEach(why ->
                                context.terminal().err().println("wringer: " + why + "; all others are reported"));
                whole &= drawn.unread().isEmpty();
            }
            Optional.ofNullable(run.toAbsolutePath().normalize().getParent())
                    .filter(parent -> !new RunFolder(parent).isRun())
                    .map(RunsFolder::new)
                    .ifPresent(RunsFolder::writeIndex);
        }
        return (whole ? ExitStatus.OK : ExitStatus.HARNESS).code();
    }
}
