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
     * @param verdict PASS if the whole interval satisfies the condition, FAIL if none of it does, else UNKNOWN; also
     *     UNKNOWN if there are too few rings for an interval that may be trusted. The reason names condition and estimate,
     *     and what makes the interval doubtful
     * @param moreRings for UNKNOWN: about how many more rings would decide, if the mean stays; empty if no number of
     *     rings can be named because the mean sits on the bound
     */
    public record Decision(Verdict verdict, OptionalInt moreRings) {}

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
        if (interval.isEmpty() || estimate.coverage() == Estimate.Coverage.FEW_RINGS) {
            return tooFewRings(estimate);
        }
        boolean lowHolds = limit.holds(interval.get().low(), bound);
        boolean highHolds = limit.holds(interval.get().high(), bound);
        if (lowHolds != highHolds) {
            return straddled(estimate, moreRings(estimate, interval.get()));
        }
        Outcome outcome = lowHolds ? Outcome.PASS : Outcome.FAIL;
        return new Decision(new Verdict(outcome, describe(estimate)), OptionalInt.empty());
    }

    private Decision tooFewRings(Estimate estimate) {
        int more = Math.max(1, Estimate.FEWEST_RINGS - estimate.rings());
        String remedy = "; a gate is decided by " + Estimate.FEWEST_RINGS + " rings or more";
        return new Decision(new Verdict(Outcome.UNKNOWN, describe(estimate) + remedy), OptionalInt.of(more));
    }

    private Decision straddled(Estimate estimate, OptionalInt moreRings) {
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
        double above = interval.high() - estimate.mean();
        double below = estimate.mean() - interval.low();
        double facing = bound > estimate.mean() ? above : below;
        // What comes from the spread shrinks with 1/√n. What makes the longer side longer than the other shrinks with
        // 1/n,
        // and so does all of an interval that rests on agreement.
        double spread = estimate.basis() == Estimate.Basis.AGREEMENT ? 0 : Math.min(facing, Math.min(above, below));
        double more =
                Math.ceil(estimate.rings() / squaredShrinking(spread, facing - spread, distance)) - estimate.rings();
        return OptionalInt.of((int) Math.max(1, Math.min(Integer.MAX_VALUE, more)));
    }

    /** The {@code q²} with {@code spread · q + rest · q² = distance}: present rings over future ones. */
    private static double squaredShrinking(double spread, double rest, double distance) {
        // The root in the form that does not cancel, and that holds without a rest.
        double q = 2 * distance / (spread + Math.sqrt(spread * spread + 4 * rest * distance));
        return q * q;
    }

    private String describe(Estimate estimate) {
        String rings = estimate.rings() == 1 ? "1 ring" : estimate.rings() + " rings";
        String doubt = estimate.coverage() == Estimate.Coverage.LONE_RING ? ", one unlike all the others" : "";
        return this + ": " + estimate + " over " + rings + doubt;
    }

    /** As people write it: {@code failed lookups ≤ 40}. */
    @Override
    public String toString() {
        String number = BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
        return measurement + " " + limit.symbol + " " + number;
    }
}
