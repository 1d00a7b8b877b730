package dev.wringer.cli;

import dev.wringer.harness.trial.UsageError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Judges trials of old runs again, from their records alone, and compares. */
@Command(
        name = "check",
        description = "Judge old runs again, from their records alone.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer check RUN...",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: that of the run if every verdict comes out as it was recorded",
            "(0 all passed, 1 one failed, 2 nothing is proved), 3 a RUN has no records,",
            "4 a verdict differs, or a record is refused or tells that the harness failed."
        })
final class CheckCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = {"The folder of a run, such as runs/latest,", "or the record of one trial (*.jsonl)."})
    private List<Path> runs = List.of();

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (runs.isEmpty()) {
            throw new UsageError("which run? ./wringer check runs/latest judges the newest one again");
        }
        List<RecordFiles> found = new ArrayList<>();
        Complaints complaints = new Complaints(context.terminal());
        for (Path run : runs) {
            try {
                found.add(RecordFiles.of(run));
            } catch (UsageError e) { // the others are judged all the same
                complaints.complain(e);
            }
        }
        ExitStatus status = found.isEmpty() ? ExitStatus.USAGE : check(found);
        boolean all = found.size() == runs.size();
        return (all || status == ExitStatus.HARNESS ? status : ExitStatus.USAGE).code();
    }

    private ExitStatus check(List<RecordFiles> found) {
        CheckSummary summary = new CheckSummary();
        for (RecordFiles records : found) {
            records.files().forEach(file -> tell(RecordCheck.of(file), summary));
            records.missing().ifPresent(text -> tell(CheckedTrial.refused(text), summary));
        }
        context.terminal().out().println(summary.text());
        return summary.status();
    }

    private void tell(CheckedTrial trial, CheckSummary summary) {
        context.terminal().out().println(trial.line());
        summary.add(trial);
    }
}
