package dev.wringer.harness.junit;

import dev.wringer.harness.trial.TrialResult;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a build that runs scenarios as tests runs one trial again: the system properties from which its plan is read. */
final class ReplayProperties {

    private ReplayProperties() {}

    /** The command of Maven; another build sets the same properties. */
    static String of(ScenarioDeclaration scenario, TrialResult result) {
        Method method = scenario.method();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("test", method.getDeclaringClass().getName() + "#" + method.getName());
        properties.put(RunPlans.PREFIX + "testbed", result.testbed());
        properties.put(RunPlans.PREFIX + "seed", String.valueOf(result.seed()));
        properties.put(RunPlans.PREFIX + "seeds", "1");
        ReplayCommand.stated(scenario, result).forEach((name, value) -> properties.put(RunPlans.SETTING + name, value));
        for (Iterator<String> words = ReplayCommand.options(result).iterator(); words.hasNext(); ) {
            String name = RunPlans.PREFIX + words.next().substring("--".length());
            properties.merge(name, words.next(), (one, other) -> one + "," + other);
        }
        StringBuilder command = new StringBuilder("mvn test");
        properties.forEach((name, value) -> command.append(' ').append(ShellWord.quote("-D" + name + "=" + value)));
        return command.toString();
    }
}
