package dev.wringer.harness.trial;

import dev.wringer.harness.trial.Measurement.Origin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial has measured so far, in the order of the table's columns. What is found before a check fails is kept.
 *
 * <p>Not thread-safe: a trial is one thread. Every method throws {@link IllegalArgumentException} if the column has a
 * number already, or if the number is not finite.
 */
public final class Findings {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Measurement> byName = new LinkedHashMap<>();

    /** No findings yet. */
    public Findings() {}

    /** How many there were. */
    public void count(String name, long number) {
        add(name, Unit.COUNT, Origin.MEASURED, (double) number);
    }

    /** How many there were on average. */
    public void count(String name, double number) {
        add(name, Unit.COUNT, Origin.MEASURED, number);
    }

    /** How long it took, by the testbed's clock. */
    public void seconds(String name, Duration time) {
        add(name, Unit.SECONDS, Origin.MEASURED, time.toNanos() / NANOS_PER_SECOND);
    }

    /**
     * Which share it was.
     *
     * @param share 0 … 1
     */
    public void fraction(String name, double share) {
        add(name, Unit.FRACTION, Origin.MEASURED, share);
    }

    /** How many times as much it was. */
    public void ratio(String name, double times) {
        add(name, Unit.RATIO, Origin.MEASURED, times);
    }

    /** What a formula gives for this trial's parameters; seconds for times, 0 … 1 for fractions. */
    public void theory(String name, Unit unit, double value) {
        add(name, unit, Origin.THEORY, value);
    }

    /** What a paper prints for this trial's parameters; seconds for times, 0 … 1 for fractions. */
    public void published(String name, Unit unit, double value) {
        add(name, unit, Origin.PUBLISHED, value);
    }

    /** All of them, in the order in which they were found. */
    public List<Measurement> all() {
        return List.copyOf(byName.values());
    }

    private void add(String name, Unit unit, Origin origin, double value) {
        if (byName.putIfAbsent(name, new Measurement(name, unit, origin, value)) != null) {
            throw new IllegalArgumentException("the column \"" + name + "\" has a number already");
        }
    }
}
