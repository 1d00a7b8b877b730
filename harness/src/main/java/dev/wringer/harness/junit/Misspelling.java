package dev.wringer.harness.junit;

import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds names of configuration parameters that mean nothing. A name {@code wringer.set.NAME} may be meant for another scenario than the one
 * that is run: it means something if any scenario of the same tests has it. {@code wringer.home} and {@code wringer.version}, with which
 * builds name the checkout and the dependency, are no parameters of a run.
 *
 * @param scenario the one that is about to be run
 */
record Misspelling(ScenarioDeclaration scenario) {

    private static final List<String> OF_BUILDS = List.of("home", "version");

    /**
     * Checks names that begin with the prefix of all of them.
     *
     * @throws UsageError of the first one that means nothing, with what was probably meant
     */
    void check(Collection<String> names) {
        Set<String> known = new TreeSet<>(RunPlans.NAMES);
        OF_BUILDS.forEach(name -> known.add(RunPlans.PREFIX + name));
        known.addAll(settings(scenario));
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        new TestClasses(scenario.method().getDeclaringClass())
                .scenarios()
                .forEach(other -> known.addAll(settings(other)));
        unknown.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new UsageError(complaint(name, known));
        });
    }

    private static List<String> settings(ScenarioDeclaration scenario) {
        return scenario.parameters().all().stream()
                .map(Parameter::name)
                .map(name -> RunPlans.SETTING + name)
                .toList();
    }

    private String complaint(String name, Set<String> known) {
        String what = name.startsWith(RunPlans.SETTING)
                ? "neither " + scenario.name() + " nor another scenario of these tests has such a parameter"
                : "there is no such configuration parameter";
        return name + ": " + what + "; " + remedy(name, known)
                + " (a system property, or a line of junit-platform.properties)";
    }

    private static String remedy(String name, Set<String> known) {
        List<String> near = near(name, known);
        return near.isEmpty()
                ? "take it away: those without a scenario are " + String.join(", ", RunPlans.NAMES)
                : "did you mean " + String.join(" or ", near) + "? Correct it, or take it away";
    }

    /** At most two: the nearest, and the nearest of the others. What all names begin with makes none of them near. */
    private static List<String> near(String name, Set<String> known) {
        Set<String> bare = new TreeSet<>();
        known.forEach(each -> bare.add(bare(each)));
        List<String> near = new ArrayList<>();
        while (near.size() < 2) {
            String next = Nearest.to(bare(name), bare).orElse("");
            if (next.isEmpty()) {
                break;
            }
            bare.remove(next);
            near.add(known.contains(RunPlans.PREFIX + next) ? RunPlans.PREFIX + next : RunPlans.SETTING + next);
        }
        return List.copyOf(near);
    }

    private static String bare(String name) {
        return name.substring((name.startsWith(RunPlans.SETTING) ? RunPlans.SETTING : RunPlans.PREFIX).length());
    }
}
