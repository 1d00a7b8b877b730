package dev.wringer.harness.setting;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One of a few values with names. */
public final class Choices<T> implements Kind<T> {

    private final Map<String, T> byName;

    /** These values, in this order. */
    public Choices(Map<String, T> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    /** The constants of an enum, in lower case with hyphens. */
    public static <E extends Enum<E>> Choices<E> of(Class<E> type) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byName.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new Choices<>(byName);
    }

    /** {@code true} and {@code false}. */
    public static Choices<Boolean> trueOrFalse() {
        Map<String, Boolean> byName = new LinkedHashMap<>();
        byName.put("true", true);
        byName.put("false", false);
        return new Choices<>(byName);
    }

    /** {@code on} and {@code off}. */
    public static Choices<Boolean> onOrOff() {
        Map<String, Boolean> byName = new LinkedHashMap<>();
        byName.put("on", true);
        byName.put("off", false);
        return new Choices<>(byName);
    }

    @Override
    public T read(String text) throws Misfit {
        T value = byName.get(text);
        if (value == null) {
            throw new Misfit("is not one of " + String.join(", ", byName.keySet())
                    + Nearest.to(text, byName.keySet())
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(""));
        }
        return value;
    }

    @Override
    public String write(T value) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String range() {
        return String.join(" | ", byName.keySet());
    }
}
