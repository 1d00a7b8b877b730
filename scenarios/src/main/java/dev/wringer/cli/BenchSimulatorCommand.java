package dev.wringer.cli;

import dev.wringer.harness.sim.SimBenchmark;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the simulator: how fast it is, and how much memory a node takes. */
@Command(
        name = "simulator",
        description = "Measure the simulator: events a second on one thread, and bytes a node.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench simulator [--nodes N,N,…] [--events N]",
        mixinStandardHelpOptions = true)
final class BenchSimulatorCommand implements Callable<Integer> {

    private static final int LEAST_NODES = 21; // successor lists have 20 entries

    private final CommandContext context;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,10000,100000",
            description = "Sizes of the rings (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Messages and timers to deliver while the clock runs (default: ${DEFAULT-VALUE}).")
    private long events;

    BenchSimulatorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (events < 1 || sizes.stream().anyMatch(size -> size < LEAST_NODES)) {
            throw new UsageError("bench needs --events of at least 1 and rings of at least " + LEAST_NODES + " nodes");
        }
        line("%10s  %12s  %17s  %14s  %12s", "nodes", "events / s", "/ processor s", "bytes a node", "assembled in");
        for (int size : sizes) {
            SimBenchmark.Figures figures = SimBenchmark.measure(size, events);
            line(
                    "%10d  %12.0f  %17.0f  %14d  %10.1f s",
                    figures.nodes(),
                    figures.eventsPerSecond(),
                    figures.eventsPerProcessorSecond(),
                    figures.bytesPerNode(),
                    figures.assemblySeconds());
        }
        return ExitStatus.OK.code();
    }

    private void line(String format, Object... values) {
        context.terminal().out().println(String.format(Locale.ROOT, format, values));
    }
}
