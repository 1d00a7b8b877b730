package dev.wringer.cli;

import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark;
import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.Comparison;
import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.CrowdFigures;
import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.Effort;
import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.LinkFigures;
import dev.wringer.harness.toxiproxy.ToxiproxyFailure;
import dev.wringer.harness.trial.UsageError;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the embedded Toxiproxy server: what a proxy costs, and how many a server can have. */
@Command(
        name = "toxiproxy",
        description = "Measure the Toxiproxy server: traffic directly and through it, many proxies, many connections.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench toxiproxy [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class BenchToxiproxyCommand implements Callable<Integer> {

    private static final Parameter<Long> ROUNDS =
            new Parameter<>("rounds", new WholeNumbers(1, 20), "9", "how often each thing is measured");
    private static final Parameter<Long> CONNECTIONS =
            new Parameter<>("connections", new WholeNumbers(1, 1_000), "64", "over which requests are sent at once");
    private static final Parameter<Long> PROXIES =
            new Parameter<>("proxies", new WholeNumbers(1, 100_000), "10000", "to be made by one request");
    private static final Parameter<Long> LIVE =
            new Parameter<>("live", new WholeNumbers(1, 10_000), "1000", "connections that are open at once");

    private final CommandContext context;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Times to measure everything, 2 s each; medians are told (default: 9).")
    private String rounds = "9";

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Connections over which requests are sent at once (default: 64).")
    private String connections = "64";

    @Option(names = "--proxies", paramLabel = "N", description = "Proxies to make by one request (default: 10000).")
    private String proxies = "10000";

    @Option(names = "--live", paramLabel = "N", description = "Connections to keep open at once (default: 1000).")
    private String live = "1000";

    BenchToxiproxyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Effort effort = new Effort(
                number(ROUNDS, rounds), number(CONNECTIONS, connections), number(PROXIES, proxies), number(LIVE, live));
        try (ToxiproxyBenchmark benchmark = new ToxiproxyBenchmark(effort)) {
            print(benchmark.measureLink(), effort);
            print(benchmark.measureCrowd(), effort);
        } catch (ToxiproxyFailure e) {
            throw new UsageError(String.valueOf(e.getMessage()));
        }
        return ExitStatus.OK.code();
    }

    private static int number(Parameter<Long> parameter, String text) {
        return Math.toIntExact(parameter.read(text).value());
    }

    private void print(LinkFigures figures, Effort effort) {
        line("%-36s  %10s  %10s  %16s", "", "direct", "through", "through / direct");
        compare("round trip of 64 bytes, µs", "%.1f", figures.roundTripMicros());
        compare("requests / s, " + effort.connections() + " connections", "%.0f", figures.requestsPerSecond());
        compare("bulk, GB / s", "%.2f", figures.gigabytesPerSecond());
        compare("connections / s, one after another", "%.0f", figures.connectionsPerSecond());
    }

    private void compare(String what, String format, Comparison figures) {
        line(
                "%-36s  %10s  %10s  %16.2f",
                what, text(format, figures.direct()), text(format, figures.through()), figures.ratio());
    }

    private void print(CrowdFigures figures, Effort effort) {
        line("");
        line(
                "%d proxies: made in %.2f s, listed in %.2f s, %.1f KB each",
                effort.proxies(), figures.populateSeconds(), figures.listSeconds(), figures.bytesPerProxy() / 1e3);
        figures.residentBytes()
                .ifPresent(bytes -> line("the process with all of them: %.0f MB, its clients included", bytes / 1e6));
        line("%d connections: %.1f KB each", effort.liveConnections(), figures.bytesPerConnection() / 1e3);
    }

    private void line(String format, Object... values) {
        context.terminal().out().println(text(format, values));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
