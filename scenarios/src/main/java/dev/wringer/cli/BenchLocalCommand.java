package dev.wringer.cli;

import dev.wringer.harness.local.LocalBenchmark;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures real rings in one JVM: what lookups cost, and what rings take to stand. */
@Command(
        name = "local",
        description = "Measure real rings: lookups against raw calls, calls a second, start, recovery and memory.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench local [--rings HOSTSxNODES,…] [--lookup-hosts N]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class BenchLocalCommand implements Callable<Integer> {

    private static final int LEAST_NODES = 10; // successor lists have 8 entries

    private final CommandContext context;

    @Option(
            names = "--rings",
            paramLabel = "HxN",
            split = ",",
            defaultValue = "10x20,50x20,200x1",
            description = "Rings to form, as hosts x virtual nodes (default: ${DEFAULT-VALUE}).")
    private List<String> rings = List.of();

    @Option(
            names = "--lookup-hosts",
            paramLabel = "N",
            defaultValue = "50",
            description = "Hosts with one node each in which to look up (default: ${DEFAULT-VALUE}).")
    private int lookupHosts;

    BenchLocalCommand(CommandContext context) {
        this.context = context;
    }

    private record Size(int hosts, int virtualNodes) {

        static Size read(String text) {
            if (!text.matches("[0-9]{1,5}x[0-9]{1,5}")) {
                throw new UsageError("'" + text + "' is no ring such as 50x20, which is 50 hosts with 20 nodes each");
            }
            String[] numbers = text.split("x", -1);
            Size size = new Size(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            if (size.hosts() * (long) size.virtualNodes() < LEAST_NODES) {
                throw new UsageError("a ring of " + text + " nodes is too small: it takes " + LEAST_NODES);
            }
            return size;
        }
    }

    @Override
    public Integer call() {
        List<Size> sizes = rings.stream().map(Size::read).toList();
        if (lookupHosts < LEAST_NODES) {
            throw new UsageError("--lookup-hosts=" + lookupHosts + " is too small: it takes " + LEAST_NODES);
        }
        print(LocalBenchmark.measureLookups(lookupHosts));
        line("%n%8s  %8s  %10s  %16s  %10s", "hosts", "nodes", "start", "ideal after 10 %", "KB a node");
        for (Size size : sizes) {
            LocalBenchmark.Formed formed = LocalBenchmark.form(size.hosts(), size.virtualNodes());
            line(
                    "%8d  %8d  %8.1f s  %14.1f s  %10.0f",
                    formed.hosts(),
                    formed.nodes(),
                    formed.startSeconds(),
                    formed.recoverySeconds(),
                    formed.bytesPerNode() / 1e3);
        }
        return ExitStatus.OK.code();
    }

    private void print(LocalBenchmark.Speed speed) {
        line("a raw call, directly / through a link     %8.0f / %.0f µs", speed.directMicros(), speed.linkMicros());
        line("a lookup of %.2f calls through links       %8.0f µs", speed.calls(), speed.lookupMicros());
        line("a lookup without the harness's own call, in proportion to its calls: %.2f", speed.ratio());
        line(
                "under load %.0f calls / s, %.0f per second of processor time",
                speed.callsPerSecond(), speed.callsPerCoreSecond());
    }

    private void line(String format, Object... values) {
        context.terminal().out().println(String.format(Locale.ROOT, format, values));
    }
}
