package dev.wringer.harness.nemesis;

import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameter.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of a nemesis that were made, in the order in which they are written. */
record Chosen(List<Value<?>> values) {

    /** Everything has its default. */
    static final Chosen NOTHING = new Chosen(List.of());

    Chosen {
        values = List.copyOf(values);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** These and one more. */
    <T> Chosen with(Parameter<T> parameter, T value) {
        List<Value<?>> more = new ArrayList<>(values);
        more.add(new Value<>(parameter, value));
        return new Chosen(more);
    }

    /** The value that was chosen for {@code parameter}, if one was. */
    <T> Optional<T> find(Parameter<T> parameter) {
        for (Value<?> value : values) {
            if (value.parameter().equals(parameter)) {
                @SuppressWarnings("unchecked") // the value of an equal parameter
                T found = (T) value.value();
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The value of a parameter that has a default. */
    <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseGet(() -> byDefault(parameter));
    }

    private static <T> T byDefault(Parameter<T> parameter) {
        try {
            return parameter.kind().read(parameter.byDefault().orElseThrow());
        } catch (Misfit e) {
            throw new IllegalStateException("the default of " + parameter.name() + " " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return values.stream()
                .map(value -> value.parameter().name() + "=" + value.text())
                .collect(Collectors.joining(","));
    }
}
