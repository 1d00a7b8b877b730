package dev.wringer.cli;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.junit.NodeUnderTest;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.trial.UsageError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that runs a scenario. Numbers are read here and not by picocli, so that all complaints about values read alike. */
final class RunOptions {

    private static final Parameter<Long> FIRST_SEED =
            new Parameter<>("seed", new WholeNumbers(Long.MIN_VALUE, Long.MAX_VALUE), "1", "the first seed");

    @Option(names = "--nodes", paramLabel = "N", description = "How many Chord nodes.")
    private Optional<String> nodes = Optional.empty();

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

    @Option(
            names = "--mix",
            paramLabel = "SHARE:NAME=VALUE,...",
            description = {
                "Have a share of the hosts run another release of the",
                "node: 30%%:variant=NAME, 30%%:image=NAME or",
                "50%%:command=COMMAND."
            })
    private Optional<String> mix = Optional.empty();

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

    @Option(
            names = "--fresh-hosts",
            description = {
                "Start all hosts of each ring anew on containers and",
                "processes, instead of reforming those of the last."
            })
    private boolean freshHosts;

    @Option(names = "--quiet", description = "Show no progress, and no picture of the results.")
    private boolean quiet;

    /** An option that means nothing is refused. */
    void requireDrill(ScenarioDeclaration declaration) {
        mix.ifPresent(text -> requireUse(text, declaration));
        boolean wanted = faults.isPresent() || nemesis.isPresent() || noFinalHeal;
        if (wanted && declaration.parameters().find("faults").isEmpty()) {
            throw new UsageError(
                    declaration.name()
                            + " plays no schedule: --faults, --nemesis and --no-final-heal work with scenarios that do, such as churn");
        }
    }

    /** Without a share nobody would run the candidate, but where a scenario has its own use for one, or faults may have. */
    private void requireUse(String text, ScenarioDeclaration declaration) {
        boolean usedByScenario = declaration.stated().contains(RingParameters.CANDIDATE.name());
        if (share(text).isEmpty() && !usedByScenario && faults.isEmpty()) {
            throw new UsageError(
                    "--mix " + text + " says of no host that it runs this: name a share, as in --mix 30%:" + text);
        }
    }

    /** Where runs are kept. */
    Path out() {
        return out;
    }

    /** Whether to show no progress. */
    boolean quiet() {
        return quiet;
    }

    /** What the options say, without seeds, and without a place for records and results. */
    RunPlan plan(CommandContext context) {
        return plan(context, Side.NONE);
    }

    /** The same with what one side of a comparison has in addition. */
    RunPlan plan(CommandContext context, Side side) {
        if (nodeImage.isPresent() && side.image().isPresent()) {
            throw side.saidTwice("image", "by --node-image");
        }
        if (nodeCommand.isPresent() && side.command().isPresent()) {
            throw side.saidTwice("command", "by --node-command");
        }
        Optional<String> image = side.image().or(() -> nodeImage);
        Optional<String> command = side.command().or(() -> nodeCommand);
        NodeUnderTest node = new NodeUnderTest(image, toxiproxyImage, command, nodeVariables, context.environment());
        RunPlan plan = RunPlan.on(node.on(context.testbeds()))
                .withOverrides(side.over(overrides()))
                .withDemands(node.demands());
        plan = keepLogs ? plan.withAllLogs() : plan;
        plan = freshHosts ? plan.withFreshHosts() : plan;
        plan = testbed.map(plan::withTestbed).orElse(plan);
        return seed.map(text -> FIRST_SEED.read(text).value())
                .map(plan::withFirstSeed)
                .orElse(plan);
    }

    /** Whether somebody has said where to run. */
    boolean namesTestbed() {
        return testbed.isPresent();
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        nodes.ifPresent(text -> overrides.put("nodes", text));
        faults.map(FaultsOption::schedule).ifPresent(text -> overrides.put("faults", text));
        nemesis.ifPresent(text -> overrides.put("nemesis", text));
        mix.ifPresent(text -> mix(text, overrides));
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

    /** The share may be missing where a scenario has one of its own, or replaces hosts on its way. */
    private static void mix(String text, Map<String, String> overrides) {
        Optional<String> share = share(text);
        share.ifPresent(value -> overrides.put(RingParameters.CANDIDATE_SHARE.name(), value));
        overrides.put(
                RingParameters.CANDIDATE.name(),
                share.map(value -> text.substring(value.length() + 1)).orElse(text));
    }

    private static Optional<String> share(String mix) {
        int equals = mix.indexOf('=');
        int colon = mix.indexOf(':');
        if (equals < 1) {
            throw new UsageError("--mix " + mix + " is not SHARE:NAME=VALUE, such as 30%:variant=stale-fingers");
        }
        return colon >= 0 && colon < equals ? Optional.of(mix.substring(0, colon)) : Optional.empty();
    }
}
