package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.ShellWord;
import dev.wringer.harness.trial.UsageError;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final String IMAGE = "image";
    private static final String COMMAND = "command";
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
        String names = scenario.parameters().all().stream()
                .map(parameter -> Pattern.quote(parameter.name()))
                .collect(Collectors.joining("|"));
        Pattern between = Pattern.compile(",(?=(" + names + "|" + IMAGE + "|" + COMMAND + "|" + GIT + ")=)");
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : texts.stream()
                .flatMap(text -> Arrays.stream(between.split(text)))
                .toList()) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageError(
                        option + " " + ShellWord.quote(word)
                                + " is not NAME=VALUE: a setting such as lookup=recursive or variant=original, image=NAME, command=COMMAND or git=REVISION");
            }
            String name = word.substring(0, equals);
            if (all.put(name, word.substring(equals + 1)) != null) {
                throw new UsageError(name + " is set twice by " + option);
            }
        }
        Optional<String> image = Optional.ofNullable(all.remove(IMAGE));
        Optional<String> command = Optional.ofNullable(all.remove(COMMAND));
        Optional<String> git = Optional.ofNullable(all.remove(GIT));
        all.keySet().forEach(name -> scenario.parameters().named(name));
        return new Side(option, all, image, command, git);
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
        Map<String, String> all = new LinkedHashMap<>();
        git.ifPresent(name -> all.put(GIT, name));
        all.putAll(settings);
        image.ifPresent(name -> all.put(IMAGE, name));
        command.ifPresent(words -> all.put(COMMAND, words));
        return all.isEmpty()
                ? "as it is"
                : all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}
