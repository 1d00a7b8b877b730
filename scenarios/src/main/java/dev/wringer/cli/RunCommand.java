package dev.wringer.cli;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Shard;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a scenario. Numbers are read here and not by picocli, so that all complaints about values read alike. */
@Command(
        name = "run",
        description = "Run a scenario.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer run SCENARIO [OPTIONS]",
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private static final Parameter<Long> SEEDS =
            new Parameter<>("seeds", new WholeNumbers(1, 1_000_000), "1", "how many seeds");

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "What to run: see ./wringer list.")
    private Optional<String> scenario = Optional.empty();

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds each swept value is tried with.")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--shrink",
            description = {"Make the first failure small: fewer nodes, fewer", "faults, smaller values (only on sim)."})
    private boolean shrink;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = {"Run the I-th of N parts of the trials; ./wringer", "merge makes one run of all parts."})
    private Optional<String> shard = Optional.empty();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private TableOptions table = new TableOptions();

    @Option(
            names = {"-h", "--help"},
            description = "Print this; with a scenario, print its parameters.")
    private boolean help;

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (help) {
            context.terminal()
                    .out()
                    .print(scenario.map(name -> new ScenarioManual(declaration(name), context.testbeds()).text())
                            .orElseGet(() -> spec.commandLine().getUsageMessage()));
            return ExitStatus.OK.code();
        }
        ScenarioDeclaration declaration = declaration(
                scenario.orElseThrow(() -> new UsageError("which scenario? ./wringer list shows all of them")));
        List<String> arguments = spec.parent().commandLine().getParseResult().originalArgs();
        options.requireDrill(declaration);
        RunOrder order = new RunOrder(
                declaration, plan(), arguments, options.out(), options.quiet(), table.wide(), shrink, reports);
        return new ScenarioRun(order, context.scenarios(), context.terminal())
                .execute()
                .code();
    }

    private ScenarioDeclaration declaration(String name) {
        return context.scenarios().named(name);
    }

    /** What the options say, without a place for records and results. */
    RunPlan plan() {
        RunPlan plan = options.plan(context);
        plan = seeds.map(text -> Math.toIntExact(SEEDS.read(text).value()))
                .map(plan::withSeeds)
                .orElse(plan);
        return shard.map(text -> Shard.read("--shard", text))
                .map(plan::withShard)
                .orElse(plan);
    }
}
