package dev.wringer.harness.setting;

import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;

/** Shares: 0 … 1 as values, percentages as texts, with or without the sign. */
public final class Percentages extends Numeric<Double> {

    /** Any share. */
    public static final Percentages ALL = new Percentages(0, 100);

    private static final int DIGITS = 2;

    /** Shares from {@code least} to {@code most} percent, never outside 0 … 100. */
    public Percentages(double least, double most) {
        super(Math.max(0, least), Math.min(100, most));
    }

    @Override
    public double coordinate(Double value) {
        return value;
    }

    @Override
    public Unit unit() {
        return Unit.FRACTION;
    }

    @Override
    public String range() {
        return super.range() + " %";
    }

    @Override
    String name() {
        return "a percentage";
    }

    @Override
    BigDecimal magnitude(String text) throws Misfit {
        return decimal(text.endsWith("%") ? text.substring(0, text.length() - 1) : text, name());
    }

    @Override
    Double value(BigDecimal magnitude) {
        return magnitude.movePointLeft(DIGITS).doubleValue();
    }

    @Override
    BigDecimal magnitudeOf(Double value) {
        return BigDecimal.valueOf(value).movePointRight(DIGITS);
    }

    @Override
    String write(BigDecimal magnitude) {
        return plain(magnitude) + "%";
    }

    @Override
    String bound(double magnitude) {
        return plain(BigDecimal.valueOf(magnitude));
    }
}
