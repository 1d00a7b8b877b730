package dev.wringer.harness.setting;

import dev.wringer.harness.setting.Parameter.Value;
import dev.wringer.harness.trial.UsageError;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter whose values a scenario goes through: numbers, so that they can be put in order.
 *
 * @param parameter whose values
 * @param kind the parameter's kind
 */
public record SweptParameter<T>(Parameter<T> parameter, Numeric<T> kind) {

    private static final int AT_MOST = 10_000;

    /**
     * The values that {@code text} lists: {@code 20}, {@code 20,40}, or {@code 20..90:10}, which goes from 20 to 90 in steps
     * of 10. Each value once, least first.
     *
     * @throws UsageError if a value does not fit, or there are more than 10,000
     */
    public List<Value<T>> read(String text) {
        Map<Double, Value<T>> values = new LinkedHashMap<>();
        for (String item : text.split(",", -1)) {
            if (item.contains("..")) {
                readRange(item, values);
            } else {
                add(item, values);
            }
        }
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How the number {@code magnitude} is written as a value of this parameter. */
    public String write(double magnitude) {
        return kind.write(BigDecimal.valueOf(magnitude));
    }

    private void readRange(String item, Map<Double, Value<T>> values) {
        int dots = item.indexOf("..");
        int colon = item.indexOf(':', dots);
        if (colon < 0) {
            throw new UsageError(
                    parameter.name() + "=" + item + " has no step: write it as " + item + ":STEP, or list the values");
        }
        try {
            BigDecimal from = kind.magnitude(item.substring(0, dots));
            BigDecimal to = kind.magnitude(item.substring(dots + 2, colon));
            BigDecimal step = kind.magnitude(item.substring(colon + 1));
            if (step.signum() <= 0) {
                throw new Misfit("has a step that is not positive");
            }
            if (to.compareTo(from) < 0) {
                throw new Misfit("ends before it begins");
            }
            parameter.read(kind.write(to)); // out of range is told by the end that is, before its many neighbours
            BigDecimal steps = to.subtract(from).divideToIntegralValue(step);
            if (steps.compareTo(BigDecimal.valueOf(AT_MOST)) > 0) {
                throw new Misfit("has more than " + AT_MOST + " values");
            }
            for (BigDecimal at = from; at.compareTo(to) <= 0; at = at.add(step)) {
                add(kind.write(at), values);
            }
        } catch (Misfit e) {
            throw parameter.misfit(item, e);
        }
    }

    private void add(String text, Map<Double, Value<T>> values) {
        Value<T> value = parameter.read(text);
        values.putIfAbsent(kind.coordinate(value.value()), value);
    }
}
