package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.host.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the checks are worth. */
@Command(
        name = "self-check",
        description = "Have the checks catch protocols that are known to be bad.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer self-check [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 if each variant is caught and the correct protocol passes,",
            "1 otherwise, with what is wrong."
        })
final class SelfCheckCommand implements Callable<Integer> {

    private static final Parameter<Long> SEEDS =
            new Parameter<>("seeds", new WholeNumbers(1, 100_000), "20", "how many seeds");

    private final CommandContext context;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Only these variants (default: all known-bad ones).")
    private List<String> variants = List.of();

    @Option(names = "--quick", description = "What fits in two minutes on two processors.")
    private boolean quick;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Seeds of each exercise, at most (default: as many as it needs).")
    private Optional<String> seeds = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the findings as a document, too.")
    private Optional<Path> markdown = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default: runs).")
    private Path out = Path.of("runs");

    SelfCheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Variant> chosen = chosen();
        SelfCheckPlan base = quick ? SelfCheckPlan.quick() : SelfCheckPlan.full();
        SelfCheckPlan plan = seeds.map(
                        text -> base.withSeeds(Math.toIntExact(SEEDS.read(text).value())))
                .orElse(base);
        RunDirectory directory = new OutputFolder(out).newRun("self-check");
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation);
                SelfCheck check = new SelfCheck(
                        plan,
                        context.scenarios(),
                        OutputFolder.records(directory).path(),
                        cancellation,
                        Runtime.getRuntime().availableProcessors())) {
            return check(plan, chosen, check, directory).code();
        } catch (CancellationException e) {
            return ExitStatus.INTERRUPTED.code();
        }
    }

    private ExitStatus check(SelfCheckPlan plan, List<Variant> chosen, SelfCheck check, RunDirectory directory) {
        SelfCheckReport report = new SelfCheckReport(plan);
        Stopwatch watch = new Stopwatch();
        tell(report.head());
        List<SelfCheckFinding> findings = check.catchAll(chosen, finding -> tell(report.line(finding)));
        Stopwatch controlWatch = new Stopwatch();
        SelfCheckControl control = check.control(findings);
        tell("");
        tell("the correct protocol: " + control.text(controlWatch.elapsed()));
        List<String> holes = report.holes(findings, control);
        holes.forEach(hole -> tell("HOLE  " + hole));
        long caught =
                findings.stream().filter(each -> each.caught().isPresent()).count();
        tell((holes.isEmpty() ? "PASS  " : "FAIL  ") + caught + " of " + chosen.size() + " variants are caught");
        tell(directory.path() + "  (" + Stopwatch.text(watch.elapsed()) + ")");
        markdown.ifPresent(
                file -> write(file, report.markdown(command(file), findings, control, controlWatch.elapsed())));
        return holes.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void tell(String line) {
        context.terminal().out().println(line.stripTrailing());
    }

    private String command(Path file) {
        return "./wringer self-check" + (quick ? " --quick" : "")
                + (variants.isEmpty() ? "" : " --variant " + String.join(" ", variants))
                + seeds.map(number -> " --seeds " + number).orElse("")
                + " --markdown " + file;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Variant> chosen() {
        return variants.isEmpty()
                ? SelfCheckPlan.knownBad()
                : variants.stream().distinct().map(SelfCheckCommand::variant).toList();
    }

    private static Variant variant(String name) {
        List<String> names =
                SelfCheckPlan.knownBad().stream().map(Variant::commandLineName).toList();
        return Arrays.stream(Variant.values())
                .filter(variant -> variant.commandLineName().equals(name))
                .filter(variant -> names.contains(name))
                .findFirst()
                .orElseThrow(() -> new UsageError("there is no known-bad variant " + name + ": "
                        + Nearest.to(name, names)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there are " + String.join(", ", names))));
    }
}
