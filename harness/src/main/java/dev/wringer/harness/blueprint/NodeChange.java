package dev.wringer.harness.blueprint;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one release of the node has that another has not.
 *
 * @param settings by the names of parameters
 * @param image the image of its hosts, if it is named
 * @param command the command of its hosts, if it is named
 */
public record NodeChange(Map<String, String> settings, Optional<String> image, Optional<String> command) {

    /** Nothing. */
    public static final NodeChange NOTHING = new NodeChange(Map.of(), Optional.empty(), Optional.empty());

    private static final String IMAGE = "image";
    private static final String COMMAND = "command";

    /** Takes a copy. */
    public NodeChange {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** What is wrong with a text that is to be one. */
    public static final class Mistake extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean twice;

        Mistake(String message, boolean twice) {
            super(message);
            this.twice = twice;
        }

        /** Whether it is that something is said more than once. */
        public boolean saysTwice() {
            return twice;
        }
    }

    /**
     * Reads what somebody has written: {@code lookup=recursive,variant=original}. A comma parts two of them only if the name of
     * something that can be set follows, since values may have commas and equals signs of their own.
     *
     * @param names of what can be set, beside {@code image} and {@code command}
     * @throws Mistake if it is not NAME=VALUE, or says something twice
     */
    public static NodeChange read(List<String> texts, Collection<String> names) throws Mistake {
        String alternatives = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern between = Pattern.compile(",(?=(" + alternatives + "|" + IMAGE + "|" + COMMAND + ")=)");
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : texts.stream()
                .flatMap(text -> Arrays.stream(between.split(text)))
                .toList()) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new Mistake(
                        word
                                + " is not NAME=VALUE: a setting such as lookup=recursive or variant=original, image=NAME or command=COMMAND",
                        false);
            }
            String name = word.substring(0, equals);
            if (all.put(name, word.substring(equals + 1)) != null) {
                throw new Mistake(name + " is set twice", true);
            }
        }
        Optional<String> image = Optional.ofNullable(all.remove(IMAGE));
        Optional<String> command = Optional.ofNullable(all.remove(COMMAND));
        return new NodeChange(all, image, command);
    }

    /** The same with this image. */
    public NodeChange withImage(String name) {
        return new NodeChange(settings, Optional.of(name), command);
    }

    /** Whether it is nothing. */
    public boolean isNothing() {
        return settings.isEmpty() && image.isEmpty() && command.isEmpty();
    }

    /** What can be read again, with this between two of them. */
    public String text(String between) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        image.ifPresent(name -> all.put(IMAGE, name));
        command.ifPresent(words -> all.put(COMMAND, words));
        return all.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(between));
    }
}
