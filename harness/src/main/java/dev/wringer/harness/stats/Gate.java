package dev.wringer.harness.stats;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on the true mean of a measurement that decides, for instance, whether a change may be released: "failed
 * lookups ≤ 40". It is decided by the whole interval, so that noise alone neither opens nor shuts it. Immutable and
 * thread-safe.
 *
 * @param measurement the name of what is judged
 * @param limit on which side of the bound the mean must lie
 * @param bound finite; in the unit of the measurement: seconds for times, 0 … 1 for shares
 */
public record Gate(String measurement, Limit limit, double bound) {

    /** On which side of the bound the mean must lie; the bound itself is on the right side. */
    public enum Limit {
        /** The mean must not exceed the bound. */
        AT_MOST("≤"),
        /** The mean must reach the bound. */
        AT_LEAST("≥");

        private final String symbol;

        Limit(String symbol) {
            this.symbol = symbol;
        }

        private boolean holds(double value, double bound) {
            return this == AT_MOST ? value <= bound : value >= bound;
        }
    }

    /**
     * What a gate decides.
     *
     * @param verdict PASS if the whole interval satisfies the condition, FAIL if none of it does, else UNKNOWN; the
     *     reason names condition and estimate
     * @param moreRings for UNKNOWN: about how many more rings would decide, if the mean stays; empty if no number of
     *     rings can be named because the mean sits on the bound
     */
    public record Decision(Verdict verdict, OptionalInt moreRings) {}

    /** From five rings on, an interval is narrow enough to be of use: what a single ring is sent to fetch. */
    private static final int LEAST_USEFUL_RINGS = 5;

    private static final Pattern CONDITION =
            Pattern.compile("\\s*(.*\\S)\\s*(<=|≤|>=|≥)\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*(%?)\\s*");

    /** Checks that the bound is a number. */
    public Gate {
        if (!Double.isFinite(bound)) {
            throw new IllegalArgumentException("the bound of a gate is finite, not " + bound);
        }
    }

    /** The gate that {@code measurement} passes if its mean is {@code bound} or less. */
    public static Gate atMost(String measurement, double bound) {
        return new Gate(measurement, Limit.AT_MOST, bound);
    }

    /** The gate that {@code measurement} passes if its mean is {@code bound} or more. */
    public static Gate atLeast(String measurement, double bound) {
        return new Gate(measurement, Limit.AT_LEAST, bound);
    }

    /**
     * Reads a gate as people write it: {@code failed lookups <= 40} or {@code correct lookups ≥ 99.5 %}.
     *
     * @throws IllegalArgumentException if it is not one, with a message that shows what one looks like
     */
    public static Gate parse(String text) {
        Matcher condition = CONDITION.matcher(text);
        if (!condition.matches()) {
            throw notAGate(text);
        }
        boolean atMost = "<=".equals(condition.group(2)) || "≤".equals(condition.group(2));
        boolean percentage = !condition.group(4).isEmpty();
        try {
            BigDecimal number = new BigDecimal(condition.group(3));
            double bound = (percentage ? number.movePointLeft(2) : number).doubleValue();
            return new Gate(condition.group(1), atMost ? Limit.AT_MOST : Limit.AT_LEAST, bound);
        } catch (NumberFormatException e) {
            throw notAGate(text);
        }
    }

    private static IllegalArgumentException notAGate(String text) {
        return new IllegalArgumentException(
                "not a gate: '" + text + "'; write for instance 'failed lookups <= 40' or 'correct lookups >= 99.5 %'");
    }

    /** Decides by {@code estimate}, which must be of this gate's measurement. */
    public Decision judge(Estimate estimate) {
        Optional<Interval> interval = estimate.interval();
        if (interval.isEmpty()) {
            return unknown(estimate, OptionalInt.of(Math.max(1, LEAST_USEFUL_RINGS - estimate.rings())));
        }
        boolean lowHolds = limit.holds(interval.get().low(), bound);
        boolean highHolds = limit.holds(interval.get().high(), bound);
        if (lowHolds != highHolds) {
            return unknown(estimate, moreRings(estimate, interval.get()));
        }
        Outcome outcome = lowHolds ? Outcome.PASS : Outcome.FAIL;
        return new Decision(new Verdict(outcome, describe(estimate)), OptionalInt.empty());
    }

    private Decision unknown(Estimate estimate, OptionalInt moreRings) {
        String remedy = moreRings.isPresent()
                ? "; about " + moreRings.getAsInt() + " more would decide"
                : "; the mean sits on the bound, more may not decide";
        return new Decision(new Verdict(Outcome.UNKNOWN, describe(estimate) + remedy), moreRings);
    }

    /** The side of the interval that faces the bound must shrink to the distance between mean and bound. */
    private OptionalInt moreRings(Estimate estimate, Interval interval) {
        double distance = Math.abs(bound - estimate.mean());
        if (distance == 0) {
            return OptionalInt.empty();
        }
        double side = bound > estimate.mean() ? interval.high() - estimate.mean() : estimate.mean() - interval.low();
        double shrink = side / distance;
        // The width goes with 1/√n where it comes from the spread, and with 1/n where all rings agree.
        double factor = estimate.basis() == Estimate.Basis.AGREEMENT ? shrink : shrink * shrink;
        double more = Math.ceil(estimate.rings() * factor) - estimate.rings();
        return OptionalInt.of((int) Math.max(1, Math.min(Integer.MAX_VALUE, more)));
    }

    private String describe(Estimate estimate) {
        String rings = estimate.rings() == 1 ? "1 ring" : estimate.rings() + " rings";
        return this + ": " + estimate + " over " + rings;
    }

    /** As people write it: {@code failed lookups ≤ 40}. */
    @Override
    public String toString() {
        String number = BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
        return measurement + " " + limit.symbol + " " + number;
    }
}
