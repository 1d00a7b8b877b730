package dev.wringer.cli;

import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long a command takes that hardly does anything, beside what it takes without what the launcher does for that. */
@Command(
        name = "startup",
        description = "Measure how long ./wringer list takes, with and without the archive of classes.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench startup [--rounds N]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class BenchStartupCommand implements Callable<Integer> {

    private static final String OPTIONS = "WRINGER_JAVA_OPTS";

    private final CommandContext context;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each way is measured, in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    BenchStartupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new UsageError("--rounds=" + rounds + " is too small: it takes 1");
        }
        Path launcher = Checkout.ofThisProcess()
                .orElseThrow(() -> new UsageError("bench startup measures ./wringer of a checkout, and this is none"))
                .home()
                .resolve("wringer");
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            with.add(seconds(launcher, ""));
            without.add(seconds(launcher, unaided()));
        }
        print("./wringer list", with);
        print("without the archive, and with both compilers", without);
        return ExitStatus.OK.code();
    }

    /** Later options count: the JDK's own archive instead of the build's, and all compilers. */
    private static String unaided() {
        Path archive = Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
        return "-XX:SharedArchiveFile=" + archive + " -XX:TieredStopAtLevel=4";
    }

    private static double seconds(Path launcher, String options) {
        ProcessBuilder builder = new ProcessBuilder("sh", launcher.toString(), "list")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        builder.environment().put(OPTIONS, options);
        long begun = System.nanoTime();
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new UsageError(launcher + " list ends with exit status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageError("interrupted");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void print(String what, List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        context.terminal()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        "%-46s %6.2f s  (%.2f … %.2f)",
                        what,
                        sorted[sorted.length / 2],
                        sorted[0],
                        Arrays.stream(sorted).max().orElseThrow()));
    }
}
