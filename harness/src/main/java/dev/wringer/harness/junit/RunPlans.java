package dev.wringer.harness.junit;

import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.trial.UsageError;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/**
 * Where the extension finds the plan of a run: the command puts it into the launcher session; in an IDE or a build it is
 * made of JUnit's configuration parameters, which are system properties or lines of {@code junit-platform.properties}:
 *
 * <ul>
 *   <li>{@code wringer.testbed}, {@code wringer.seeds}, {@code wringer.seed}, {@code wringer.shard}, {@code wringer.shrink};
 *   <li>{@code wringer.set.<parameter>}, the most usual of which, {@code wringer.nodes}, may go without the {@code set};
 *   <li>{@code wringer.node-image}, {@code wringer.toxiproxy-image}, {@code wringer.node-command} and {@code wringer.node-env}
 *       ({@code NAME=VALUE,NAME=VALUE});
 *   <li>{@code wringer.out}, a folder for records, a new one in it for each scenario; {@code wringer.keep-logs}.
 * </ul>
 *
 * <p>Each means what the option of the command with that name means. A name {@code wringer.…} that means nothing is an error, so that a
 * slip does not run something else than was meant. A name {@code wringer.set.…} means something if any scenario in the same folder or
 * archive of test classes has that parameter; others of these scenarios are run without it.
 */
public final class RunPlans {

    /** What the names of all of them begin with. */
    static final String PREFIX = "wringer.";

    /** What the names of those begin with that set a parameter of a scenario. */
    static final String SETTING = PREFIX + "set.";

    /** Those that every scenario has. */
    static final List<String> NAMES = Stream.of(
                    "testbed",
                    "seeds",
                    "seed",
                    "shard",
                    "shrink",
                    "nodes",
                    "node-image",
                    "toxiproxy-image",
                    "node-command",
                    "node-env",
                    "out",
                    "keep-logs")
            .map(name -> PREFIX + name)
            .toList();

    private static final Pattern NEXT_VARIABLE = Pattern.compile(",(?=[A-Za-z_][A-Za-z0-9_]*=)");

    private RunPlans() {}

    /** Has all scenarios that are run in {@code session} follow {@code plan}. */
    public static void follow(RunPlan plan, LauncherSession session) {
        session.getStore().put(Namespace.create(RunPlans.class), RunPlan.class, plan);
    }

    /**
     * The plan for {@code scenario}.
     *
     * @throws UsageError if there is no such configuration parameter, or it has no such value
     */
    static RunPlan of(ScenarioDeclaration scenario, ExtensionContext context) {
        return followed(context).orElseGet(() -> configured(scenario, context));
    }

    /** Whether a command has said what to do, and not the configuration of a build. */
    static boolean isFollowed(ExtensionContext context) {
        return followed(context).isPresent();
    }

    private static Optional<RunPlan> followed(ExtensionContext context) {
        return Optional.ofNullable(
                context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(RunPlans.class))
                        .get(RunPlan.class, RunPlan.class));
    }

    private static RunPlan configured(ScenarioDeclaration scenario, ExtensionContext context) {
        new Misspelling(scenario).check(ConfiguredNames.of(context));
        NodeUnderTest node = new NodeUnderTest(
                text("node-image", context),
                text("toxiproxy-image", context),
                text("node-command", context),
                text("node-env", context)
                        .map(text -> List.of(NEXT_VARIABLE.split(text)))
                        .orElse(List.of()),
                System.getenv());
        RunPlan plan = RunPlan.on(node.on(Testbeds.installed()))
                .withDemands(node.demands())
                .withOverrides(overrides(scenario, context));
        plan = text("testbed", context).map(plan::withTestbed).orElse(plan);
        plan = number("seeds", Integer::valueOf, context).map(plan::withSeeds).orElse(plan);
        plan = number("seed", Long::valueOf, context).map(plan::withFirstSeed).orElse(plan);
        plan = text("shard", context)
                .map(text -> Shard.read(PREFIX + "shard", text))
                .map(plan::withShard)
                .orElse(plan);
        plan = isTrue("shrink", context) ? plan.withShrinking() : plan;
        plan = isTrue("keep-logs", context) ? plan.withAllLogs() : plan;
        return text("out", context)
                .map(folder -> RunDirectory.create(Path.of(folder), scenario.name(), Instant.now()))
                .map(plan::withDirectory)
                .orElse(plan);
    }

    private static Optional<String> text(String name, ExtensionContext context) {
        return context.getConfigurationParameter(PREFIX + name);
    }

    private static boolean isTrue(String name, ExtensionContext context) {
        String text = context.getConfigurationParameter(PREFIX + name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new UsageError(PREFIX + name + "=" + text + " is neither true nor false");
        }
        return text.equals("true");
    }

    private static Map<String, String> overrides(ScenarioDeclaration scenario, ExtensionContext context) {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (Parameter<?> parameter : scenario.parameters().all()) {
            String name = parameter.name();
            context.getConfigurationParameter(SETTING + name)
                    .or(() ->
                            name.equals("nodes") ? context.getConfigurationParameter(PREFIX + name) : Optional.empty())
                    .ifPresent(text -> overrides.put(name, text));
        }
        return overrides;
    }

    private static <N> Optional<N> number(String name, Function<String, N> reader, ExtensionContext context) {
        return context.getConfigurationParameter(PREFIX + name).map(text -> {
            try {
                return reader.apply(text);
            } catch (NumberFormatException e) {
                throw new UsageError(PREFIX + name + "=" + text + " is not a whole number");
            }
        });
    }
}
