package dev.wringer.cli;

import dev.wringer.harness.containers.ContainersBenchmark;
import dev.wringer.harness.trial.UsageError;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long containers take to stand. */
@Command(
        name = "containers",
        description = "Measure the start of containers beside the Docker command line's.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench containers [--hosts N] [--virtual-nodes N]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class BenchContainersCommand implements Callable<Integer> {

    private static final int LEAST_NODES = 17; // successor lists have 16 entries

    private final CommandContext context;

    @Option(names = "--hosts", paramLabel = "N", defaultValue = "50", description = "How many (default: 50).")
    private int hosts;

    @Option(
            names = "--virtual-nodes",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many each carries (default: 20).")
    private int virtualNodes;

    BenchContainersCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (hosts < 1 || virtualNodes < 1 || hosts * (long) virtualNodes < LEAST_NODES) {
            throw new UsageError("a ring takes " + LEAST_NODES + " nodes, not " + hosts + " x " + virtualNodes);
        }
        ContainersBenchmark.Started started = ContainersBenchmark.start(hosts, virtualNodes);
        context.terminal()
                .out()
                .printf(
                        Locale.ROOT,
                        "%d hosts with %d nodes each serve after%n  docker run  %5.1f s%n  a ring      %5.1f s, %.2f times"
                                + " as long%n",
                        started.hosts(),
                        started.virtualNodes(),
                        started.commandSeconds(),
                        started.fleetSeconds(),
                        started.ratio());
        return ExitStatus.OK.code();
    }
}
