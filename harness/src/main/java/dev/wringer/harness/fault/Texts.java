package dev.wringer.harness.fault;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How the parts of a fault are written. */
final class Texts {

    private static final Times TIMES = new Times(0, Double.POSITIVE_INFINITY);
    private static final Decimals NUMBERS = new Decimals(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private Texts() {}

    /** A share as a percentage. */
    static String percent(double share) {
        return Percentages.ALL.write(share);
    }

    static String time(Duration time) {
        return TIMES.write(time);
    }

    static String number(double number) {
        return NUMBERS.write(number);
    }

    static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
