package dev.wringer.harness.fault;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    /** Numbers, those that follow one another as a range: {@code 0..5,9}. */
    static String list(List<Integer> numbers) {
        List<String> parts = new ArrayList<>();
        int next = 0;
        while (next < numbers.size()) {
            int last = next;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            boolean isRange = last > next + 1;
            parts.add(isRange ? numbers.get(next) + ".." + numbers.get(last) : String.valueOf(numbers.get(next)));
            next = isRange ? last + 1 : next + 1;
        }
        return String.join(",", parts);
    }
}
