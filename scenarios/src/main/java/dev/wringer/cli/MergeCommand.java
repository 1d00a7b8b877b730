package dev.wringer.cli;

import dev.wringer.harness.trial.UsageError;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one run of the parts that several machines have run. */
@Command(
        name = "merge",
        description = "Make one run of all shards of it.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer merge RUN... [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each RUN is the folder of a run with --shard. All shards have to be there,",
            "each once. The tables are those of the run without --shard, byte for byte.",
            "Exit status: that of the run."
        })
final class MergeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "The folder of a shard's run.")
    private List<Path> runs = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default: runs).")
    private Path out = Path.of("runs");

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private TableOptions table = new TableOptions();

    MergeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (runs.isEmpty()) {
            throw new UsageError("which runs? ./wringer merge RUN RUN ... makes one run of all shards of it");
        }
        MergedRun merged = MergedRun.of(runs, context.scenarios());
        reports.prepare();
        return merged.write(new OutputFolder(out), reports, table.wide(), context.scenarios(), context.terminal())
                .code();
    }
}
