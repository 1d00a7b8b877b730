package dev.wringer.harness.stats;

import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The straight line through points by least squares: for claims such as "path length grows by one half per doubling of
 * the ring". Immutable and thread-safe.
 *
 * @param slope how much y grows when x grows by one
 * @param intercept y where x is zero
 * @param slopeInterval the 95 % interval of the slope by Student's t, which takes the errors in y for independent,
 *     normal and alike; empty for two points, through which every line is perfect
 * @param points through how many points
 */
public record LinearFit(double slope, double intercept, Optional<Interval> slopeInterval, int points) {

    private static final double SIGNIFICANCE = 0.05;

    /**
     * Fits y to x.
     *
     * @throws IllegalArgumentException unless there are as many x as y, all finite, and at least two different x
     */
    public static LinearFit of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values of x, but " + y.length + " of y");
        }
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(x[i], y[i]);
        }
        double slope = regression.getSlope();
        if (!Double.isFinite(slope)) {
            throw new IllegalArgumentException("a line needs finite points at two different x at least");
        }
        return new LinearFit(slope, regression.getIntercept(), slopeInterval(regression), x.length);
    }

    private static Optional<Interval> slopeInterval(SimpleRegression regression) {
        if (regression.getN() < 3) {
            return Optional.empty();
        }
        double slope = regression.getSlope();
        double halfWidth = regression.getSlopeConfidenceInterval(SIGNIFICANCE);
        return Optional.of(new Interval(slope - halfWidth, slope + halfWidth));
    }

    /** The line's y at {@code x}. */
    public double at(double x) {
        return intercept + slope * x;
    }
}
