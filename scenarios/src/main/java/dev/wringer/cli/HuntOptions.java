package dev.wringer.cli;

import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.host.Variant;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** What every search for failures can be told. */
final class HuntOptions {

    private static final Parameter<Long> SEED =
            new Parameter<>("seed", new WholeNumbers(0, Long.MAX_VALUE), "1", "of the first ring");
    private static final Parameter<Long> SHRINK =
            new Parameter<>("shrink", new WholeNumbers(0, 1_000_000), "3", "how many findings to shrink");

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first ring; each has the next one (default: ${DEFAULT-VALUE}).")
    private String seed = "1";

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = "corrected",
            description = "Protocol of the nodes (default: ${DEFAULT-VALUE}).")
    private String variant = "corrected";

    @Option(
            names = "--shrink",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many findings to shrink, the most frequent first (default: ${DEFAULT-VALUE}).")
    private String shrink = "3";

    @Option(names = "--out", paramLabel = "DIR", description = "Where cases are kept (default: runs).")
    private Path out = Path.of("runs");

    /** The seed of the first ring. */
    long seed() {
        return SEED.read(seed).value();
    }

    /**
     * The name of the protocol.
     *
     * @throws UsageError if there is none of that name
     */
    String variant() {
        List<String> names =
                Arrays.stream(Variant.values()).map(Variant::commandLineName).toList();
        if (!names.contains(variant)) {
            throw new UsageError("there is no variant " + variant + ": "
                    + Nearest.to(variant, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("there are " + String.join(", ", names)));
        }
        return variant;
    }

    /** How many findings to shrink. */
    int shrunk() {
        return Math.toIntExact(SHRINK.read(shrink).value());
    }

    /** A new folder for what is found. */
    RunDirectory newRun(String name) {
        return new OutputFolder(out).newRun(name);
    }
}
