package dev.wringer.cli;

import dev.wringer.harness.blueprint.NodeChange;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one side of a comparison has that the other has not.
 *
 * @param option which side: the option that says so
 * @param settings by the names of parameters
 * @param image the image of its nodes, if it is named
 * @param command the command of its nodes, if it is named
 * @param git the revision of this repository that runs it, if it is another
 */
record Side(
        String option,
        Map<String, String> settings,
        Optional<String> image,
        Optional<String> command,
        Optional<String> git) {

    /** Nothing in addition. */
    static final Side NONE = new Side("", Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String GIT = "git";

    /** Takes a copy. */
    Side {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Reads what somebody has written: {@code lookup=recursive,variant=original}. A comma parts two of them only if the name of
     * something that can be set follows, since values may have commas and equals signs of their own.
     *
     * @throws UsageError if it is not NAME=VALUE
     */
    static Side read(String option, List<String> texts, ScenarioDeclaration scenario) {
        List<String> names = new ArrayList<>(
                scenario.parameters().all().stream().map(Parameter::name).toList());
        names.add(GIT);
        try {
            NodeChange change = NodeChange.read(texts, names);
            Map<String, String> settings = new LinkedHashMap<>(change.settings());
            Optional<String> git = Optional.ofNullable(settings.remove(GIT));
            settings.keySet().forEach(name -> scenario.parameters().named(name));
            return new Side(option, settings, change.image(), change.command(), git);
        } catch (NodeChange.Mistake e) {
            throw new UsageError(e.saysTwice() ? e.getMessage() + " by " + option : option + " " + e.getMessage());
        }
    }

    /**
     * The settings of both sides with those of this one.
     *
     * @throws UsageError if one of them is set for both sides already
     */
    Map<String, String> over(Map<String, String> common) {
        Map<String, String> all = new LinkedHashMap<>(common);
        settings.forEach((name, value) -> {
            if (all.put(name, value) != null) {
                throw saidTwice(name, "for both sides");
            }
        });
        return all;
    }

    /** The complaint about what is said for both sides and for one of them. */
    UsageError saidTwice(String name, String elsewhere) {
        return new UsageError(name + " is set twice: by " + option + " and " + elsewhere);
    }

    /** What it has, for people. */
    String text() {
        Map<String, String> named = new LinkedHashMap<>();
        git.ifPresent(name -> named.put(GIT, name));
        named.putAll(settings);
        NodeChange change = new NodeChange(named, image, command);
        return change.isNothing() ? "as it is" : change.text(", ");
    }
}
