package dev.wringer.cli;

import dev.wringer.harness.hunt.Hunt;
import dev.wringer.harness.hunt.Shrunk;
import dev.wringer.harness.hunt.Tally;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.host.Variant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for failures by itself. */
@Command(
        name = "hunt",
        description = "Look for failures in many small rings, and shrink what is found to short cases.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "./wringer hunt [--for TIME | --runs N] [OPTIONS]",
            "./wringer hunt --worth [--markdown FILE] [OPTIONS]"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 if nothing is found (which proves nothing), 1 if something is,",
            "with --worth 0 always, 130 after Ctrl-C, which keeps what was found."
        })
final class HuntCommand implements Callable<Integer> {

    private static final Parameter<Long> RUNS =
            new Parameter<>("runs", new WholeNumbers(1, Long.MAX_VALUE), "1000", "how many runs");
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    @Option(names = "--for", paramLabel = "TIME", description = "How long (default: 1m, if --runs is not given).")
    private Optional<String> time = Optional.empty();

    @Option(names = "--runs", paramLabel = "N", description = "How many rings to try.")
    private Optional<String> runs = Optional.empty();

    @Option(names = "--worth", description = "Instead: what the hunt is worth on the known-bad variants, one by one.")
    private boolean worth;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write that into a document.")
    private Optional<Path> markdown = Optional.empty();

    @Mixin
    private HuntOptions options = new HuntOptions();

    HuntCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (time.isPresent() && runs.isPresent()) {
            throw new UsageError("--for and --runs do not go together: take one of them");
        }
        if (markdown.isPresent() && !worth) {
            throw new UsageError("--markdown goes with --worth only");
        }
        long first = options.seed();
        long most = runs.map(text -> RUNS.read(text).value()).orElse(Long.MAX_VALUE);
        Duration limit = time.map(HuntCommand::duration).orElse(USUAL);
        int shrunk = options.shrunk();
        String variant = options.variant();
        Testbed testbed = context.testbeds().named("sim");
        int threads = Runtime.getRuntime().availableProcessors();
        RunDirectory directory = options.newRun("hunt");
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            if (worth) {
                return worth(first, testbed, threads, directory, cancellation).code();
            }
            Stopwatch watch = new Stopwatch();
            try (Hunt hunt = new Hunt(variant, testbed, threads)) {
                Tally tally =
                        hunt(hunt, first, most, runs.isPresent() ? Optional.empty() : Optional.of(limit), cancellation);
                HuntPage page = page(tally, first, watch.elapsed());
                if (tally.findings().isEmpty()) {
                    tell(HuntReport.nothingFound(tally, first));
                    draw(page, tally, directory);
                    return (cancellation.isRequested() ? ExitStatus.INTERRUPTED : ExitStatus.OK).code();
                }
                ExitStatus status =
                        new FoundCases(context.terminal(), directory, cancellation).tell(tally, shrunk, hunt, page);
                draw(page, tally, directory);
                return status.code();
            }
        }
    }

    private Tally hunt(Hunt hunt, long first, long most, Optional<Duration> limit, Cancellation cancellation) {
        Stopwatch watch = new Stopwatch();
        HuntProgress progress = new HuntProgress(context.terminal(), watch);
        Tally tally = hunt.run(
                first,
                most,
                () -> cancellation.isRequested()
                        || limit.filter(time -> watch.elapsed().compareTo(time) >= 0)
                                .isPresent(),
                sofar -> {
                    progress.show(sofar);
                    return false;
                });
        progress.end();
        tell(HuntReport.tried(options.variant(), tally, first, watch.elapsed()));
        HuntReport.depths(tally).forEach(this::tell);
        return tally;
    }

    private HuntPage page(Tally tally, long first, Duration time) {
        List<String> limits = new ArrayList<>(HuntReport.depths(tally));
        if (tally.findings().isEmpty() && tally.runs() > 0) {
            limits.add(HuntReport.nothingFound(tally, first));
        }
        return new HuntPage(
                spec.parent().commandLine().getParseResult().originalArgs(),
                options.variant(),
                HuntReport.tried(options.variant(), tally, first, time),
                limits);
    }

    private void draw(HuntPage page, Tally tally, RunDirectory directory) {
        page.draw(tally, directory, new Drawing(context.terminal(), context.scenarios()))
                .ifPresent(file -> tell(file.toString()));
    }

    private ExitStatus worth(
            long first, Testbed testbed, int threads, RunDirectory directory, Cancellation cancellation) {
        HuntWorth table = new HuntWorth(first, testbed, threads, cancellation::isRequested);
        for (Variant each : SelfCheckPlan.knownBad()) {
            Optional<Shrunk> found = table.add(each, line -> tell(line));
            found.ifPresent(shrunk -> FoundCases.write(shrunk, directory.file(each.commandLineName() + ".case")));
            if (cancellation.isRequested()) {
                return ExitStatus.INTERRUPTED;
            }
        }
        tell(directory.path().toString());
        markdown.ifPresent(file -> HuntWorth.SECTION.write(file, table.markdown()));
        return ExitStatus.OK;
    }

    private static Duration duration(String text) {
        try {
            return Times.POSITIVE.read(text);
        } catch (Misfit e) {
            throw new UsageError("--for " + text + " " + e.getMessage());
        }
    }

    private void tell(String line) {
        context.terminal().out().println(line.stripTrailing());
    }
}
