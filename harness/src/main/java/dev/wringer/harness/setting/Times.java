package dev.wringer.harness.setting;

import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Lengths of time: a number and its unit, ms, s, m or h. Whole seconds are written as such, all else in milliseconds. */
public final class Times extends Numeric<Duration> {

    /** Any time but none at all. */
    public static final Times POSITIVE = new Times(0.001, Double.POSITIVE_INFINITY);

    private static final int NANO_DIGITS = 9;
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(36_500).toSeconds());

    private record Symbol(String text, BigDecimal seconds) {}

    /** "ms" before "s", which it ends with. */
    private static final List<Symbol> SYMBOLS = List.of(
            new Symbol("ms", new BigDecimal("0.001")),
            new Symbol("s", BigDecimal.ONE),
            new Symbol("m", BigDecimal.valueOf(60)),
            new Symbol("h", BigDecimal.valueOf(3_600)));

    /** Times from {@code least} to {@code most} seconds. */
    public Times(double least, double most) {
        super(Math.max(0, least), most);
    }

    @Override
    public double coordinate(Duration value) {
        return magnitudeOf(value).doubleValue();
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    String name() {
        return "a time such as 500ms, 15s or 10m";
    }

    @Override
    BigDecimal magnitude(String text) throws Misfit {
        for (Symbol symbol : SYMBOLS) {
            if (text.endsWith(symbol.text())) {
                String number = text.substring(0, text.length() - symbol.text().length());
                return decimal(number, name()).multiply(symbol.seconds());
            }
        }
        throw new Misfit("is not " + name());
    }

    @Override
    Duration value(BigDecimal magnitude) throws Misfit {
        if (magnitude.compareTo(LONGEST) > 0) {
            throw new Misfit("is longer than a century");
        }
        return Duration.ofNanos(magnitude
                .movePointRight(NANO_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    @Override
    BigDecimal magnitudeOf(Duration value) {
        return BigDecimal.valueOf(value.toNanos(), NANO_DIGITS);
    }

    @Override
    String write(BigDecimal magnitude) {
        boolean whole = magnitude.stripTrailingZeros().scale() <= 0;
        return whole ? plain(magnitude) + "s" : plain(magnitude.movePointRight(3)) + "ms";
    }
}
