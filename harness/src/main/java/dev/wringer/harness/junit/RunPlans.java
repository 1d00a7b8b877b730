package dev.wringer.harness.junit;

import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.trial.UsageError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/**
 * Where the extension finds the plan of a run: the command puts it into the launcher session; in an IDE or a build it is
 * made of JUnit's configuration parameters {@code wringer.testbed}, {@code wringer.seeds}, {@code wringer.seed},
 * {@code wringer.shrink} and {@code wringer.set.<parameter>}, the most usual of which, {@code wringer.nodes}, may go without the {@code set}.
 */
public final class RunPlans {

    private static final String PREFIX = "wringer.";

    private RunPlans() {}

    /** Has all scenarios that are run in {@code session} follow {@code plan}. */
    public static void follow(RunPlan plan, LauncherSession session) {
        session.getStore().put(Namespace.create(RunPlans.class), RunPlan.class, plan);
    }

    /**
     * The plan for {@code scenario}.
     *
     * @throws UsageError if a configuration parameter has no such value
     */
    static RunPlan of(ScenarioDeclaration scenario, ExtensionContext context) {
        RunPlan followed = context.getStore(
                        StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(RunPlans.class))
                .get(RunPlan.class, RunPlan.class);
        return followed != null ? followed : configured(scenario, context);
    }

    private static RunPlan configured(ScenarioDeclaration scenario, ExtensionContext context) {
        RunPlan plan = RunPlan.on(Testbeds.installed()).withOverrides(overrides(scenario, context));
        plan = context.getConfigurationParameter(PREFIX + "testbed")
                .map(plan::withTestbed)
                .orElse(plan);
        plan = number("seeds", Integer::valueOf, context).map(plan::withSeeds).orElse(plan);
        plan = isTrue("shrink", context) ? plan.withShrinking() : plan;
        return number("seed", Long::valueOf, context).map(plan::withFirstSeed).orElse(plan);
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
            context.getConfigurationParameter(PREFIX + "set." + name)
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
