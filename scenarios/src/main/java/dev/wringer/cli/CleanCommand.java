package dev.wringer.cli;

import dev.wringer.harness.containers.Engine;
import dev.wringer.harness.containers.ImageChoice;
import dev.wringer.harness.containers.Images;
import dev.wringer.harness.containers.Leftovers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes from the Docker engine what runs have left behind that were killed. */
@Command(
        name = "clean",
        description = "Remove containers, networks and volumes of runs that were killed.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer clean [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--all",
            description = {"Those of runs that still go on as well,", "and of other machines that use the engine."})
    private boolean all;

    @Option(names = "--images", description = "The images that were made for rings, too.")
    private boolean images;

    CleanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Engine engine = Engine.connect();
        Leftovers leftovers = all ? Leftovers.all(engine) : Leftovers.of(engine);
        List<String> staying = leftovers.remove(engine);
        context.terminal().out().println(leftovers.isEmpty() ? "nothing is left over" : "removed " + leftovers.text());
        if (!staying.isEmpty()) {
            context.terminal()
                    .out()
                    .println(
                            "but for networks that the Docker engine holds for used; if nobody uses them, it has miscounted,"
                                    + " and starting it again helps: " + String.join(", ", staying));
        }
        if (images) {
            int removed = new Images(engine, ImageChoice.OWN, Optional.empty()).discardAll();
            context.terminal().out().println("removed " + removed + (removed == 1 ? " image" : " images"));
        }
        return ExitStatus.OK.code();
    }
}
