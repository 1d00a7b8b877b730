package dev.wringer.harness.setting;

import dev.wringer.harness.setting.Parameter.Value;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one scenario, in the order in which they are listed. Immutable. */
public final class Parameters {

    private final Map<String, Parameter<?>> byName = new LinkedHashMap<>();

    /**
     * These parameters.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public Parameters(List<Parameter<?>> parameters) {
        for (Parameter<?> parameter : parameters) {
            if (byName.put(parameter.name(), parameter) != null) {
                throw new IllegalArgumentException("two parameters are called " + parameter.name());
            }
        }
    }

    /** All of them, in order. */
    public List<Parameter<?>> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The one called {@code name}.
     *
     * @throws UsageError if there is none
     */
    public Parameter<?> named(String name) {
        return find(name)
                .orElseThrow(() -> new UsageError("there is no parameter " + name + ": "
                        + Nearest.to(name, byName.keySet())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("there are " + String.join(", ", byName.keySet()))));
    }

    /** The one called {@code name}, if there is one. */
    public Optional<Parameter<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Every parameter with its value: what {@code texts} says, otherwise its default.
     *
     * @throws UsageError if a name is unknown, a value does not fit, or a parameter has none
     */
    public Settings settings(Map<String, String> texts) {
        texts.keySet().forEach(this::named);
        List<Value<?>> values = new ArrayList<>();
        for (Parameter<?> parameter : byName.values()) {
            String text = Optional.ofNullable(texts.get(parameter.name()))
                    .or(parameter::byDefault)
                    .orElseThrow(() -> new UsageError(parameter.name() + " has no value"));
            values.add(parameter.read(text));
        }
        return new Settings(values);
    }
}
