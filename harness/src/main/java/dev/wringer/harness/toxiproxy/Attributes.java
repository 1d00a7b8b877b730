package dev.wringer.harness.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The attributes of a toxic as a request states them: whole numbers, 0 if left out. Those that the toxic does not ask
 * for are passed over.
 */
final class Attributes {

    /** Enough for 30 years in any unit of time, and small enough to be counted in nanoseconds. */
    static final long LONGEST_MILLIS = 1_000_000_000_000L;

    private final Map<String, Long> former;
    private final Fields stated;

    private Attributes(Map<String, Long> former, Fields stated) {
        this.former = former;
        this.stated = stated;
    }

    /** Those of a new toxic. */
    static Attributes of(Fields stated) {
        return new Attributes(new HashMap<>(), stated);
    }

    /** Those of a toxic some of whose attributes are changed. */
    static Attributes of(Toxic toxic, Fields stated) {
        return new Attributes(toxic.attributes(), stated);
    }

    /**
     * One of them.
     *
     * @throws Refusal if it is not a whole number in least … greatest
     */
    long number(String name, long least, long greatest) {
        long number = stated.value(name).map(value -> wholeNumber(name, value)).orElse(former.getOrDefault(name, 0L));
        if (number < least || number > greatest) {
            throw Refusal.badBody("%s must be %s, and is %d".formatted(name, range(least, greatest), number));
        }
        return number;
    }

    /** A time in milliseconds, not negative. */
    long millis(String name) {
        return number(name, 0, LONGEST_MILLIS);
    }

    private static String range(long least, long greatest) {
        return greatest == Long.MAX_VALUE ? least + " or more" : least + " … " + greatest;
    }

    private static long wholeNumber(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw Refusal.badBody("%s must be a whole number, and is %s".formatted(name, value));
        }
        return value.longValue();
    }
}
