package dev.wringer.harness.setting;

import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;

/** Plain numbers. */
public final class Decimals extends Numeric<Double> {

    /** Numbers from {@code least} to {@code most}. */
    public Decimals(double least, double most) {
        super(least, most);
    }

    @Override
    public double coordinate(Double value) {
        return value;
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    String name() {
        return "a number";
    }

    @Override
    BigDecimal magnitude(String text) throws Misfit {
        return decimal(text, name());
    }

    @Override
    Double value(BigDecimal magnitude) {
        return magnitude.doubleValue();
    }

    @Override
    BigDecimal magnitudeOf(Double value) {
        return BigDecimal.valueOf(value);
    }

    @Override
    String write(BigDecimal magnitude) {
        return plain(magnitude);
    }
}
