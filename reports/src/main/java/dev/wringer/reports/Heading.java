package dev.wringer.reports;

import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.ResultTable.Axis;
import dev.wringer.reports.ResultTable.Column;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands over a column.
 *
 * @param name what the numbers are
 * @param note where they come from, unless measured, and their unit; may be empty
 */
record Heading(String name, String note) {

    static Heading of(Column column) {
        String origin =
                column.origin() == Origin.MEASURED ? "" : column.origin().name().toLowerCase(Locale.ROOT);
        return new Heading(column.name(), note(origin, column.unit()));
    }

    static Heading of(Axis axis) {
        return new Heading(axis.parameter(), note("", axis.unit()));
    }

    static Heading of(String name) {
        return new Heading(name, "");
    }

    /** The same with a full stop in the place of what longer words have more than so many letters. */
    Heading abbreviated(int longestWord) {
        String words = Stream.of(name.split(" ", -1))
                .map(word -> StyledText.length(word) <= longestWord
                        ? word
                        : word.substring(0, word.offsetByCodePoints(0, longestWord - 1)) + ".")
                .collect(Collectors.joining(" "));
        return new Heading(words, note);
    }

    private static String note(String origin, Unit unit) {
        return Stream.of(origin, unit.symbol()).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
