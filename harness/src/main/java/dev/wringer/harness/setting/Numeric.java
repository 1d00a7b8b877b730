package dev.wringer.harness.setting;

import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;

/**
 * Values that are numbers between two bounds. Their <i>magnitude</i> is the number as people write it: the 30 of 30 %, the
 * 1.5 of 1.5 s. Magnitudes are decimal, so that 0.1 % is what it says.
 */
public abstract class Numeric<T> implements Kind<T> {

    private final double least;
    private final double most;

    /** Magnitudes from {@code least} to {@code most}; infinite where there is no bound. */
    Numeric(double least, double most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public final T read(String text) throws Misfit {
        BigDecimal magnitude = magnitude(text);
        double number = magnitude.doubleValue();
        if (number < least || number > most) {
            throw new Misfit("is " + outside(number));
        }
        return value(magnitude);
    }

    @Override
    public final String write(T value) {
        return write(magnitudeOf(value));
    }

    @Override
    public String range() {
        if (hasLeast()) {
            return hasMost() ? bound(least) + " … " + bound(most) : "≥ " + bound(least);
        }
        return hasMost() ? "≤ " + bound(most) : name();
    }

    /** The value as a coordinate of a table's row: seconds for times, 0 … 1 for shares. */
    public abstract double coordinate(T value);

    /** What the coordinate counts. */
    public abstract Unit unit();

    /** What such a number is called, with its article. */
    abstract String name();

    /** The magnitude that {@code text} states, in range or not. */
    abstract BigDecimal magnitude(String text) throws Misfit;

    /** The value of this magnitude. */
    abstract T value(BigDecimal magnitude) throws Misfit;

    abstract BigDecimal magnitudeOf(T value);

    /** How a magnitude is written. */
    abstract String write(BigDecimal magnitude);

    private String outside(double number) {
        if (hasLeast() && hasMost()) {
            return "outside " + bound(least) + " … " + bound(most);
        }
        return number < least ? "less than " + bound(least) : "more than " + bound(most);
    }

    /** Beyond the numbers of an {@code int} lies a bound of the machine, not of the parameter. */
    private boolean hasLeast() {
        return least > Integer.MIN_VALUE;
    }

    private boolean hasMost() {
        return most < Integer.MAX_VALUE;
    }

    /** A bound, in the same unit and form as the values. */
    String bound(double magnitude) {
        return write(BigDecimal.valueOf(magnitude));
    }

    /** A decimal number, as it is written in a table: no exponent, no trailing zeros. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A decimal number of reasonable length: an exponent of a million would take memory to match. */
    static BigDecimal decimal(String text, String otherwise) throws Misfit {
        if (text.length() > 40 || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) {
            throw new Misfit("is not " + otherwise);
        }
        return new BigDecimal(text);
    }
}
