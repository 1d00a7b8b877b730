package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many trials came to each conclusion. Immutable and thread-safe.
 *
 * @param counts one entry for each conclusion that occurred, best first
 */
public record VerdictTally(List<Count> counts) {

    /**
     * How many trials came to one conclusion.
     *
     * @param trials at least one
     */
    public record Count(Outcome outcome, int trials) {

        /** For people: {@code 18 pass}. */
        @Override
        public String toString() {
            return trials + " " + outcome.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the list. */
    public VerdictTally {
        counts = List.copyOf(counts);
    }

    /** Counts the verdicts. */
    public static VerdictTally of(List<Verdict> verdicts) {
        return new VerdictTally(Stream.of(Outcome.values())
                .map(outcome -> new Count(outcome, (int)
                        verdicts.stream().filter(v -> v.outcome() == outcome).count()))
                .filter(count -> count.trials() > 0)
                .toList());
    }

    /** How many trials came to {@code outcome}: zero or more. */
    public int count(Outcome outcome) {
        return counts.stream()
                .filter(count -> count.outcome() == outcome)
                .mapToInt(Count::trials)
                .sum();
    }

    /** For people: {@code 18 pass, 2 unknown}. */
    @Override
    public String toString() {
        return counts.stream().map(Count::toString).collect(Collectors.joining(", "));
    }
}
