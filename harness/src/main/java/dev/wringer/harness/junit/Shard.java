package dev.wringer.harness.junit;

import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several equal parts of a run's trials, so that several machines share the work.
 *
 * @param number which part, 1 … {@code of}
 * @param of how many parts there are
 */
public record Shard(int number, int of) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** Checks that there is such a part. */
    public Shard {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("there is no part " + number + " of " + of);
        }
    }

    /**
     * Reads {@code 2/4}.
     *
     * @param name what asks for it, for the complaint
     * @throws UsageError if it is not of this form
     */
    public static Shard read(String name, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError(name + " " + text + " is not I/N, such as 2/4: the second of four parts");
        }
        int number = Integer.parseInt(matcher.group(1));
        int of = Integer.parseInt(matcher.group(2));
        if (number < 1 || number > of) {
            throw new UsageError(
                    name + " " + text + " does not exist: parts are numbered from 1/" + of + " to " + of + "/" + of);
        }
        return new Shard(number, of);
    }

    /**
     * Its part of all trials: every {@code of}-th one, so that trials that take long are shared out as well.
     *
     * @throws UsageError if there are fewer trials than parts
     */
    <T> List<T> of(List<T> all) {
        if (of > all.size()) {
            throw new UsageError("shard " + this + " is one too many: there "
                    + (all.size() == 1 ? "is only 1 trial" : "are only " + all.size() + " trials"));
        }
        return IntStream.range(0, all.size())
                .filter(i -> i % of == number - 1)
                .mapToObj(all::get)
                .toList();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return number + "/" + of;
    }
}
