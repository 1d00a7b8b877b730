package dev.wringer.cli;

import dev.wringer.harness.compare.Margin;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.containers.ContainersTestbed;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.processes.ProcessesTestbed;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two ways to run a scenario. */
@Command(
        name = "compare",
        description = "Is a change better, the same or worse? Pairs of trials, seed by seed.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "./wringer compare SCENARIO [--baseline X] --candidate Y [OPTIONS]",
            "./wringer compare --worth [--markdown FILE]"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 if the candidate is not worse, 1 if it is, 2 if that is open;",
            "with --worth 0 always.",
            "docs/COMPARE.md says what that means."
        })
final class CompareCommand implements Callable<Integer> {

    private static final Parameter<Long> SEEDS =
            new Parameter<>("seeds", new WholeNumbers(1, 1_000_000), "1", "how many rings");
    private static final Parameter<Long> AT_MOST =
            new Parameter<>("at-most", new WholeNumbers(1, 1_000_000), "1", "how many rings at most");
    private static final Parameter<Double> CONFIDENCE = new Parameter<>(
            "confidence", new Percentages(50, 99.99), "95%", "how sure to be that no measure is judged wrongly");
    private static final String AUTO = "auto";

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "What to run: see ./wringer list.")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "NAME=VALUE,...",
            description = {
                "What there is: settings, image=NAME,",
                "command=COMMAND or git=REVISION (default: the",
                "scenario as it is)."
            })
    private List<String> baseline = List.of();

    @Option(
            names = "--candidate",
            paramLabel = "NAME=VALUE,...",
            description = {"What shall take its place, likewise."})
    private List<String> candidate = List.of();

    @Option(
            names = "--margin",
            paramLabel = "NAME=VALUE",
            description = {
                "Up to which difference of a measure two means are",
                "the same; repeatable: \"failed lookups=1\"."
            })
    private List<String> margins = List.of();

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description = {
                "Decide by this measure and by failed trials only;",
                "repeatable (default: by all of the scenario). The",
                "fewer there are, the fewer rings it takes."
            })
    private List<String> named = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N|auto",
            description = {"How many rings of each side, or until every measure", "is decided (default: auto)."})
    private String seeds = AUTO;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            description = {"How many rings auto may take (default: 100, or 40", "where time is real)."})
    private Optional<String> atMost = Optional.empty();

    @Option(
            names = "--confidence",
            paramLabel = "P%",
            description = {"How sure to be that no measure is judged wrongly", "(default: 95%%)."})
    private String confidence = "95%";

    @Option(
            names = "--worth",
            description = {
                "Instead: what comparing is worth, where nothing is",
                "different and with each known-bad variant."
            })
    private boolean worth;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write that into a document.")
    private Optional<Path> markdown = Optional.empty();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private TableOptions table = new TableOptions();

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (markdown.isPresent() && !worth) {
            throw new UsageError("--markdown goes with --worth only");
        }
        return (worth ? worth() : new PairedRun(order(), context.scenarios(), context.terminal()).execute()).code();
    }

    private ExitStatus worth() {
        if (scenario.isPresent()) {
            throw new UsageError("--worth goes without a scenario");
        }
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            CompareWorth inquiry = new CompareWorth(context.scenarios(), cancellation);
            List<String> lines = inquiry.markdown(context.terminal().out()::println);
            if (cancellation.isRequested()) {
                return ExitStatus.INTERRUPTED;
            }
            markdown.ifPresent(file -> CompareWorth.SECTION.write(file, lines));
            return ExitStatus.OK;
        }
    }

    private ComparisonOrder order() {
        ScenarioDeclaration declaration = context.scenarios()
                .named(scenario.orElseThrow(() -> new UsageError("which scenario? ./wringer list shows all of them")));
        if (candidate.isEmpty()) {
            throw new UsageError("compare with what? --candidate says it: --candidate lookup=recursive");
        }
        options.requireDrill(declaration);
        Side ofBaseline = Side.read("--baseline", baseline, declaration);
        Side ofCandidate = Side.read("--candidate", candidate, declaration);
        boolean auto = seeds.equals(AUTO);
        if (!auto && atMost.isPresent()) {
            throw new UsageError("--at-most goes with --seeds auto only");
        }
        return new ComparisonOrder(
                declaration,
                ofBaseline,
                plan(ofBaseline, ofCandidate),
                ofCandidate,
                plan(ofCandidate, ofBaseline),
                measures(declaration),
                1 - CONFIDENCE.read(confidence).value(),
                auto ? OptionalInt.empty() : OptionalInt.of(number(SEEDS, seeds)),
                atMost.map(text -> OptionalInt.of(number(AT_MOST, text))).orElse(OptionalInt.empty()),
                spec.parent().commandLine().getParseResult().originalArgs(),
                options.out(),
                options.quiet(),
                table.wide(),
                reports);
    }

    private static int number(Parameter<Long> parameter, String text) {
        return Math.toIntExact(parameter.read(text).value());
    }

    /** In simulation unless somebody says otherwise, or names what only processes or containers can run. */
    private RunPlan plan(Side side, Side other) {
        RunPlan plan = options.plan(context, side);
        if (options.namesTestbed()) {
            return plan;
        }
        boolean command = side.command().isPresent() || other.command().isPresent();
        boolean image = side.image().isPresent() || other.image().isPresent();
        return plan.withTestbed(image ? ContainersTestbed.NAME : command ? ProcessesTestbed.NAME : "sim");
    }

    // ---- margins

    private List<Measure> measures(ScenarioDeclaration declaration) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        declaration.measures().forEach(measure -> measures.put(measure.name(), measure));
        for (String text : margins) {
            int equals = text.lastIndexOf('=');
            if (equals < 1) {
                throw new UsageError("--margin " + text + " is not NAME=VALUE, such as \"failed lookups=1\"");
            }
            String name = text.substring(0, equals);
            Measure measure = measure(name, measures, declaration);
            measures.put(name, within(measure, text.substring(equals + 1)));
        }
        named.forEach(name -> measure(name, measures, declaration));
        return measures.values().stream()
                .filter(measure -> named.isEmpty()
                        || named.contains(measure.name())
                        || measure.name().equals(Measure.FAILED_TRIALS))
                .toList();
    }

    private static Measure measure(String name, Map<String, Measure> measures, ScenarioDeclaration declaration) {
        return Optional.ofNullable(measures.get(name))
                .orElseThrow(() -> new UsageError("there is no measure " + name + " of " + declaration.name() + ": "
                        + Nearest.to(name, measures.keySet())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there are " + String.join(", ", measures.keySet()))));
    }

    private static Measure within(Measure measure, String text) {
        try {
            return measure.within(Margin.read(measure.unit(), text));
        } catch (Misfit e) {
            throw new UsageError("--margin " + measure.name() + "=" + text + " " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageError("--margin " + measure.name() + "=" + text + ": " + e.getMessage());
        }
    }
}
