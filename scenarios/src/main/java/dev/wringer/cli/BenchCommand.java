package dev.wringer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures one of the testbeds' parts, each by a subcommand of its own; the simulator if none is named. */
@Command(
        name = "bench",
        description = "Measure how fast something is: the simulator, unless told otherwise.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench [simulator|startup|toxiproxy|local|containers|reform] [OPTIONS]",
        commandListHeading = "%nCommands:%n")
final class BenchCommand implements Callable<Integer> {

    @Mixin
    private final BenchSimulatorCommand simulator;

    BenchCommand(CommandContext context) {
        this.simulator = new BenchSimulatorCommand(context);
    }

    @Override
    public Integer call() {
        return simulator.call();
    }
}
