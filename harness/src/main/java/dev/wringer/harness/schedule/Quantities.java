package dev.wringer.harness.schedule;

import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Numeric;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.regex.Pattern;

/** Reads the numbers, times and keys in a schedule. */
final class Quantities {

    private static final Times TIMES = new Times(0, Double.POSITIVE_INFINITY);
    private static final WholeNumbers COUNTS = new WholeNumbers(0, Integer.MAX_VALUE);
    private static final WholeNumbers AMOUNTS = new WholeNumbers(0, Double.POSITIVE_INFINITY);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{40}");

    private Quantities() {}

    static Duration time(Words words, String example) throws ScheduleMistake {
        return time(words.take("a time", example), words);
    }

    static Duration time(String text, Words words) throws ScheduleMistake {
        return read(text, TIMES, words);
    }

    static int count(Words words, String example) throws ScheduleMistake {
        return count(words.take("a number", example), words);
    }

    static int count(String text, Words words) throws ScheduleMistake {
        return Math.toIntExact(read(text, COUNTS, words));
    }

    static double share(Words words, String example) throws ScheduleMistake {
        return share(words.take("a percentage", example), words);
    }

    static double share(String text, Words words) throws ScheduleMistake {
        return read(text, Percentages.ALL, words);
    }

    static RingId key(Words words, String example) throws ScheduleMistake {
        String text = words.take("a key", example);
        if (!KEY.matcher(text).matches()) {
            throw words.mistakeBefore("a key has 40 hexadecimal digits");
        }
        return RingId.parse(text);
    }

    /** A number that is written together with its unit. */
    static long amount(Words words, String unit, String example) throws ScheduleMistake {
        return amount(words, unit, AMOUNTS, example);
    }

    /** The same, of no more than an {@code int} can hold. */
    static int smallAmount(Words words, String unit, String example) throws ScheduleMistake {
        return Math.toIntExact(amount(words, unit, COUNTS, example));
    }

    private static long amount(Words words, String unit, WholeNumbers kind, String example) throws ScheduleMistake {
        String text = words.take("an amount", example);
        if (!text.endsWith(unit)) {
            throw words.mistakeBefore("an amount in " + unit + " belongs here, as in '" + example + "'");
        }
        return read(text.substring(0, text.length() - unit.length()), kind, words);
    }

    private static <T> T read(String text, Numeric<T> kind, Words words) throws ScheduleMistake {
        try {
            return kind.read(text);
        } catch (Misfit e) {
            throw words.mistakeBefore("'" + text + "' " + e.getMessage());
        }
    }
}
