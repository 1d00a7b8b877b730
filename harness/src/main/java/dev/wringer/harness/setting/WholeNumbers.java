package dev.wringer.harness.setting;

import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;

/** Whole numbers. */
public final class WholeNumbers extends Numeric<Long> {

    /** Numbers from {@code least} to {@code most}. */
    public WholeNumbers(double least, double most) {
        super(least, most);
    }

    @Override
    public double coordinate(Long value) {
        return value;
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    String name() {
        return "a whole number";
    }

    @Override
    BigDecimal magnitude(String text) throws Misfit {
        return decimal(text.replace("_", ""), name());
    }

    @Override
    Long value(BigDecimal magnitude) throws Misfit {
        try {
            return magnitude.longValueExact();
        } catch (ArithmeticException e) {
            throw new Misfit("is not " + name());
        }
    }

    @Override
    BigDecimal magnitudeOf(Long value) {
        return BigDecimal.valueOf(value);
    }

    @Override
    String write(BigDecimal magnitude) {
        return plain(magnitude);
    }
}
