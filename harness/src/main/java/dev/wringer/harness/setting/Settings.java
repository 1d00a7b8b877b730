package dev.wringer.harness.setting;

import dev.wringer.harness.setting.Parameter.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every parameter of a trial with its value, in the order of the parameters. Immutable. */
public final class Settings {

    private final Map<String, Value<?>> byName = new LinkedHashMap<>();

    Settings(List<Value<?>> values) {
        values.forEach(value -> byName.put(value.parameter().name(), value));
    }

    /**
     * The value of {@code parameter}.
     *
     * @throws IllegalArgumentException if it is none of these settings
     */
    public <T> T get(Parameter<T> parameter) {
        @SuppressWarnings(
                "unchecked") // parameters of one name have values of one type: a scenario only changes defaults
        T value = (T) get(parameter.name());
        return value;
    }

    /**
     * The value of the parameter called {@code name}.
     *
     * @throws IllegalArgumentException if it is none of these settings
     */
    public Object get(String name) {
        return value(name).value();
    }

    /**
     * The text of the value of the parameter called {@code name}.
     *
     * @throws IllegalArgumentException if it is none of these settings
     */
    public String text(String name) {
        return value(name).text();
    }

    /** Whether one of them is called as {@code parameter} is. */
    public boolean has(Parameter<?> parameter) {
        return byName.containsKey(parameter.name());
    }

    /** What they are values of, in order. */
    public List<Parameter<?>> parameters() {
        List<Parameter<?>> parameters = new ArrayList<>();
        byName.values().forEach(value -> parameters.add(value.parameter()));
        return parameters;
    }

    /** These settings with another value for one of them. */
    public Settings with(Value<?> other) {
        Map<String, Value<?>> changed = new LinkedHashMap<>(byName);
        changed.put(other.parameter().name(), other);
        return new Settings(List.copyOf(changed.values()));
    }

    /** Every name with the text of its value, in order. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        byName.forEach((name, value) -> texts.put(name, value.text()));
        return Collections.unmodifiableMap(texts);
    }

    /** Two are equal if their texts are: a value is what is written of it. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && texts().equals(settings.texts());
    }

    @Override
    public int hashCode() {
        return texts().hashCode();
    }

    private Value<?> value(String name) {
        Value<?> value = byName.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting is called " + name);
        }
        return value;
    }
}
