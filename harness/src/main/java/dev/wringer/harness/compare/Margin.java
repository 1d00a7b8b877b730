package dev.wringer.harness.compare;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Numeric;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.trial.Unit;
import java.time.Duration;

/**
 * How margins are written: {@code 1} for counts, {@code 5s} for times, {@code 2%} for shares, {@code 0.1×} for ratios.
 */
public final class Margin {

    private static final Decimals COUNTS = new Decimals(0, Double.POSITIVE_INFINITY);
    private static final Percentages SHARES = new Percentages(0, 100);
    private static final Times TIMES = new Times(0, Double.POSITIVE_INFINITY);

    private Margin() {}

    /** The unit that a text which has to name it stands for. */
    public static Unit unitOf(String text) {
        if (text.endsWith("%")) {
            return Unit.FRACTION;
        }
        if (text.endsWith(Unit.RATIO.symbol())) {
            return Unit.RATIO;
        }
        return text.matches(".*[0-9](ms|s|m|h)") ? Unit.SECONDS : Unit.COUNT;
    }

    /**
     * The margin that {@code text} states in this unit.
     *
     * @throws Misfit if it is none; the message continues a sentence that begins with the text
     */
    public static double read(Unit unit, String text) throws Misfit {
        double margin =
                switch (unit) {
                    case COUNT -> COUNTS.read(text);
                    case RATIO ->
                        COUNTS.read(text.endsWith(unit.symbol()) ? text.substring(0, text.length() - 1) : text);
                    case FRACTION -> SHARES.read(text);
                    case SECONDS -> coordinate(TIMES, text);
                };
        if (margin == 0) {
            throw new Misfit("is no margin: nothing could ever be the same; take the least difference that matters");
        }
        return margin;
    }

    /** The text of a margin, or of a difference. */
    public static String text(Unit unit, double value) {
        return switch (unit) {
            case COUNT -> COUNTS.write(value);
            case RATIO -> COUNTS.write(value) + unit.symbol();
            case FRACTION -> SHARES.write(value);
            case SECONDS -> TIMES.write(Duration.ofNanos(Math.round(value * 1e9)));
        };
    }

    private static <T> double coordinate(Numeric<T> kind, String text) throws Misfit {
        return kind.coordinate(kind.read(text));
    }
}
