package dev.wringer.harness.setting;

import dev.wringer.harness.trial.UsageError;
import java.util.Optional;

/**
 * Something about a scenario that can be set.
 *
 * @param name what the command calls it: lower-case words with hyphens
 * @param kind what its values are
 * @param byDefault the text of its default; empty for a parameter that only a sweep gives values to
 * @param help a few words for the list of parameters
 */
public record Parameter<T>(String name, Kind<T> kind, Optional<String> byDefault, String help) {

    /** A parameter with a default. */
    public Parameter(String name, Kind<T> kind, String byDefault, String help) {
        this(name, kind, Optional.of(byDefault), help);
    }

    /** This parameter with another default. */
    public Parameter<T> withDefault(String other) {
        return new Parameter<>(name, kind, Optional.of(other), help);
    }

    /**
     * The value that {@code text} stands for.
     *
     * @throws UsageError if there is none
     */
    public Value<T> read(String text) {
        try {
            return new Value<>(this, kind.read(text));
        } catch (Misfit e) {
            throw misfit(text, e);
        }
    }

    /** What to tell who has typed {@code text}. */
    UsageError misfit(String text, Misfit misfit) {
        String message = String.valueOf(misfit.getMessage());
        if (message.contains("\n")) {
            return new UsageError(name + " " + message); // the message shows what it is about
        }
        String shown = text.isBlank() ? "\"" + text + "\"" : text;
        return new UsageError(name + "=" + shown + " " + message);
    }

    /**
     * One value of a parameter.
     *
     * @param parameter whose
     * @param value what it is
     */
    public record Value<T>(Parameter<T> parameter, T value) {

        /** How it is written. */
        public String text() {
            return parameter.kind().write(value);
        }
    }
}
