package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.trial.UsageError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenarios that the command knows, by name. Immutable. */
final class Scenarios {

    private final Map<String, ScenarioDeclaration> byName = new LinkedHashMap<>();

    /** The scenarios of these classes. */
    Scenarios(List<Class<?>> classes) {
        for (Class<?> type : classes) {
            for (ScenarioDeclaration scenario : ScenarioDeclaration.in(type)) {
                if (byName.put(scenario.name(), scenario) != null) {
                    throw new IllegalStateException("two scenarios are called " + scenario.name());
                }
            }
        }
    }

    Collection<ScenarioDeclaration> all() {
        return byName.values();
    }

    /** The scenario called {@code name}, if it is known here. */
    Optional<ScenarioDeclaration> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The scenario called {@code name}.
     *
     * @throws UsageError if there is none
     */
    ScenarioDeclaration named(String name) {
        return find(name)
                .orElseThrow(() -> new UsageError("there is no scenario " + name + ": "
                        + Nearest.to(name, byName.keySet())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("./wringer list shows all of them")));
    }
}
