package dev.wringer.cli;

import dev.wringer.harness.hunt.Exploration;
import dev.wringer.harness.hunt.Exploration.Explored;
import dev.wringer.harness.hunt.Hunt;
import dev.wringer.harness.hunt.Setup;
import dev.wringer.harness.hunt.SetupGenerator;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.sim.SimTestbed;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries one tiny ring in all orders in which its messages can be delivered, within a bound. */
@Command(
        name = "explore",
        description = "Try a tiny ring in all orders in which messages can be delivered, within a bound.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer explore [--seed S] [--departures N] [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 if no order failed (which proves nothing beyond the bound),",
            "1 if one did, 130 if it was stopped before the end."
        })
final class ExploreCommand implements Callable<Integer> {

    private static final Parameter<Long> DEPARTURES =
            new Parameter<>("departures", new WholeNumbers(0, 100), "1", "at how many turns");

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    @Option(
            names = "--departures",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "At how many turns another message to a host than the oldest may be delivered (default: ${DEFAULT-VALUE}).")
    private String departures = "1";

    @Option(
            names = "--no-pruning",
            description = "Follow each order to its end, even from a state that another one has led to.")
    private boolean everyOrder;

    @Mixin
    private HuntOptions options = new HuntOptions();

    ExploreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        long first = options.seed();
        int bound = Math.toIntExact(DEPARTURES.read(departures).value());
        int shrunk = options.shrunk();
        String variant = options.variant();
        Testbed testbed = context.testbeds().named("sim");
        Setup setup = SetupGenerator.tiny(variant, testbed).draw(first);
        tell(variant + ", seed " + first + ": " + setup.spec().nodes() + " nodes, " + setup.faults());
        RunDirectory directory = options.newRun("explore");
        Cancellation cancellation = new Cancellation();
        Stopwatch watch = new Stopwatch();
        int threads = Runtime.getRuntime().availableProcessors();
        try (Interruption interruption = new Interruption(cancellation);
                Exploration exploration = new Exploration(SimTestbed::new, threads, !everyOrder)) {
            Explored explored = explore(exploration, setup, bound, cancellation);
            if (!explored.tally().findings().isEmpty()) {
                try (Hunt hunt = new Hunt(variant, testbed, threads)) {
                    HuntPage page = new HuntPage(
                            spec.parent().commandLine().getParseResult().originalArgs(),
                            variant,
                            HuntReport.explored(explored, bound, watch.elapsed()),
                            List.of());
                    ExitStatus status = new FoundCases(context.terminal(), directory, cancellation)
                            .tell(explored.tally(), shrunk, hunt, page);
                    page.draw(explored.tally(), directory, new Drawing(context.terminal(), context.scenarios()))
                            .ifPresent(file -> tell(file.toString()));
                    return status.code();
                }
            }
            return (explored.complete() ? ExitStatus.OK : ExitStatus.INTERRUPTED).code();
        }
    }

    private Explored explore(Exploration exploration, Setup setup, int bound, Cancellation cancellation) {
        Stopwatch watch = new Stopwatch();
        LiveLine line = new LiveLine(context.terminal());
        Explored explored = exploration.explore(
                setup,
                bound,
                cancellation::isRequested,
                sofar -> line.show(() -> String.format(
                        Locale.ROOT,
                        "%,d orders, %,d of them pruned, %,d failed",
                        sofar.orders(),
                        sofar.pruned(),
                        sofar.tally().failed())));
        line.end();
        tell(HuntReport.explored(explored, bound, watch.elapsed()));
        return explored;
    }

    private void tell(String line) {
        context.terminal().out().println(line.stripTrailing());
    }
}
