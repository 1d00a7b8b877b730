package dev.wringer.cli;

import dev.wringer.harness.containers.ContainersTestbed;
import dev.wringer.harness.containers.ImageChoice;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.junit.Demand;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.processes.NodeCommand;
import dev.wringer.harness.processes.ProcessesTestbed;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
    private static final Parameter<Long> FIRST_SEED =
            new Parameter<>("seed", new WholeNumbers(Long.MIN_VALUE, Long.MAX_VALUE), "1", "the first seed");

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "What to run: see ./wringer list.")
    private Optional<String> scenario = Optional.empty();

    @Option(names = "--nodes", paramLabel = "N", description = "How many Chord nodes.")
    private Optional<String> nodes = Optional.empty();

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds each swept value is tried with.")
    private Optional<String> seeds = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "The first of the seeds (default: 1).")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = {
                "Set a parameter; repeatable. The varied one takes",
                "several values: A,B or FROM..TO:STEP.",
                "./wringer list SCENARIO shows all parameters."
            })
    private List<String> settings = List.of();

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            description = {
                "Put these faults in the place of the scenario's own:",
                "a schedule, a file with one, or a trial's record.",
                "'crash 10%% at 5s; partition half 10s..12s; join 3 at 40s'",
                "docs/FAULTS.md has the whole grammar."
            })
    private Optional<String> faults = Optional.empty();

    @Option(
            names = "--nemesis",
            paramLabel = "NAME[:SETTING=VALUE,...]",
            description = {"Have a nemesis draw the faults, for instance", "churn:rate=0.2 or random."})
    private Optional<String> nemesis = Optional.empty();

    @Option(names = "--no-final-heal", description = "Leave in force what is when the faults are over.")
    private boolean noFinalHeal;

    @Option(names = "--testbed", paramLabel = "NAME", description = "Where to run (default: the first that can).")
    private Optional<String> testbed = Optional.empty();

    @Option(
            names = "--node-image",
            paramLabel = "IMAGE",
            description = {"What to put through the wringer on containers", "(default: this repository's node)."})
    private Optional<String> nodeImage = Optional.empty();

    @Option(
            names = "--node-command",
            paramLabel = "COMMAND",
            description = {
                "What to put through the wringer on processes: a",
                "program and its arguments (default: this",
                "repository's node)."
            })
    private Optional<String> nodeCommand = Optional.empty();

    @Option(
            names = "--toxiproxy-image",
            paramLabel = "IMAGE",
            description = {"The server of links on containers (default:", "the genuine one if it is to be had)."})
    private Optional<String> toxiproxyImage = Optional.empty();

    @Option(
            names = "--node-env",
            paramLabel = "NAME=VALUE",
            description = {"Set a variable in the environment of nodes on", "containers or processes; repeatable."})
    private List<String> nodeVariables = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where runs are kept (default: runs).")
    private Path out = Path.of("runs");

    @Option(
            names = "--keep-logs",
            description = {"Keep the logs of hosts of trials that pass, too", "(default: of all others)."})
    private boolean keepLogs;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

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
        requireDrill(declaration);
        RunOrder order = new RunOrder(declaration, plan(), arguments, out, quiet);
        return new ScenarioRun(order, context.terminal()).execute().code();
    }

    /** An option that means nothing is refused. */
    private void requireDrill(ScenarioDeclaration declaration) {
        boolean wanted = faults.isPresent() || nemesis.isPresent() || noFinalHeal;
        if (wanted && declaration.parameters().find("faults").isEmpty()) {
            throw new UsageError(
                    declaration.name()
                            + " plays no schedule: --faults, --nemesis and --no-final-heal work with scenarios that do, such as churn");
        }
    }

    private ScenarioDeclaration declaration(String name) {
        return context.scenarios().named(name);
    }

    /** What the options say, without a place for records and results. */
    RunPlan plan() {
        RunPlan plan = RunPlan.on(testbeds()).withOverrides(overrides()).withDemands(demands());
        plan = keepLogs ? plan.withAllLogs() : plan;
        plan = testbed.map(plan::withTestbed).orElse(plan);
        plan = seeds.map(text -> Math.toIntExact(SEEDS.read(text).value()))
                .map(plan::withSeeds)
                .orElse(plan);
        return seed.map(text -> FIRST_SEED.read(text).value())
                .map(plan::withFirstSeed)
                .orElse(plan);
    }

    private Testbeds testbeds() {
        ImageChoice choice = ImageChoice.of(context.environment());
        choice = nodeImage.map(choice::withNode).orElse(choice);
        NodeVariables variables = NodeVariables.read(nodeVariables);
        choice = toxiproxyImage.map(choice::withToxiproxy).orElse(choice).withVariables(variables);
        return context.testbeds()
                .with(new ContainersTestbed(choice))
                .with(new ProcessesTestbed(nodeCommand.map(NodeCommand::read), variables));
    }

    /** What hosts run, and its environment, is for those testbeds only where hosts are processes, whoever names it. */
    private List<Demand> demands() {
        ImageChoice environment = ImageChoice.of(context.environment());
        List<Demand> demands = new ArrayList<>();
        demand(Demand.NODE_IMAGE, nodeImage, ImageChoice.NODE_VARIABLE, environment.node())
                .ifPresent(demands::add);
        demand("--toxiproxy-image", toxiproxyImage, ImageChoice.TOXIPROXY_VARIABLE, environment.toxiproxy())
                .ifPresent(demands::add);
        nodeCommand.ifPresent(text -> demands.add(Demand.option("--node-command", text, ProcessesTestbed.NAME)));
        nodeVariables.forEach(
                text -> demands.add(Demand.option("--node-env", text, ContainersTestbed.NAME, ProcessesTestbed.NAME)));
        return demands;
    }

    /** What an option says goes before what the environment says. */
    private static Optional<Demand> demand(
            String option, Optional<String> given, String variable, Optional<String> inherited) {
        return given.map(image -> Demand.option(option, image, ContainersTestbed.NAME))
                .or(() -> inherited.map(image -> Demand.variable(variable, option, image, ContainersTestbed.NAME)));
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        nodes.ifPresent(text -> overrides.put("nodes", text));
        faults.map(FaultsOption::schedule).ifPresent(text -> overrides.put("faults", text));
        nemesis.ifPresent(text -> overrides.put("nemesis", text));
        if (noFinalHeal) {
            overrides.put("heal", "false");
        }
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageError("--set " + setting + " is not NAME=VALUE");
            }
            String name = setting.substring(0, equals);
            if (overrides.put(name, setting.substring(equals + 1)) != null) {
                throw new UsageError(name + " is set twice");
            }
        }
        return overrides;
    }
}
