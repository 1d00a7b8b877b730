package dev.wringer.cli;

import dev.wringer.harness.compare.Comparer;
import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Decision;
import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.compare.TrialPair;
import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.junit.ReplayCommand;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.TrialResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a comparison comes to, in a few lines below its table.
 *
 * @param order what was ordered
 * @param comparison what the pairs say
 * @param pairs the pairs
 */
record ComparisonLines(ComparisonOrder order, Comparison comparison, List<TrialPairs> pairs) {

    private static final int WITNESSES_AT_MOST = 3;

    /** The verdict first, then what has to be said beside it. */
    List<String> conclusions(Comparer comparer) {
        List<String> lines = new ArrayList<>();
        Decision decision = comparison.decision();
        lines.add(decision.word().toUpperCase(Locale.ROOT) + "  " + reasons(decision));
        if (decision instanceof Undecided undecided) {
            lines.add(outlook(undecided));
        }
        int intervals = comparer.measures().size() * comparer.points();
        lines.add((intervals == 1 ? "The interval holds in " : "All " + intervals + " intervals together hold in ")
                + percent(1 - order.error()) + " of comparisons, at whatever moment one looks.");
        addUnseen(lines, comparer);
        addUnproved(lines);
        addNotReported(lines);
        addWitnesses(lines);
        return lines;
    }

    private String reasons(Decision decision) {
        List<Row> judged = comparison.rows().stream()
                .filter(row -> row.judged().isPresent())
                .toList();
        List<Row> decisive = judged.stream()
                .filter(row -> row.judged().orElseThrow().decision().word().equals(decision.word()))
                .toList();
        String all = judged.size() == 1 ? "by its one measure" : "by all " + judged.size() + " measures";
        return decisive.size() == judged.size() ? all : names(decisive);
    }

    /** Where there is one value only, each measure stands in the table once. */
    private String name(Row row) {
        boolean single =
                comparison.rows().stream().allMatch(other -> other.point().equals(row.point()));
        return row.measure().name() + (single ? "" : " at " + row.point());
    }

    /** What would decide, or why nothing would, for the measures that are open: each of them has its own reason. */
    private String outlook(Undecided decision) {
        List<Row> open = comparison.rows().stream()
                .filter(row -> undecided(row).isPresent())
                .toList();
        List<Row> silent =
                open.stream().filter(row -> row.differences().known() == 0).toList();
        List<Row> told = open.stream().filter(row -> !silent.contains(row)).toList();
        List<Row> hopeless = told.stream()
                .filter(row -> moreRings(row).isEmpty())
                .filter(row -> pairs.stream()
                        .noneMatch(each -> each.showNothing() && each.point().equals(row.point())))
                .toList();
        List<Row> hopeful =
                told.stream().filter(row -> moreRings(row).isPresent()).toList();
        List<String> reasons = new ArrayList<>();
        hopeful.stream()
                .mapToInt(row -> moreRings(row).getAsInt())
                .max()
                .ifPresent(rings -> reasons.add("about " + rings
                        + " more rings would decide" + unlessAll(hopeful, open)
                        + ", if they are like those seen: raise --at-most or --seeds"));
        if (!hopeless.isEmpty()) {
            reasons.add("no number of rings like those seen would decide" + unlessAll(hopeless, open)
                    + ": a difference sits on a margin, rings vary too much, or too many prove nothing");
        }
        if (pairs.stream().anyMatch(TrialPairs::showNothing)) {
            reasons.add("trials that fail before they measure anything are not the same, whatever they have in common");
        }
        if (!silent.isEmpty()) {
            reasons.add("no pair says anything of " + names(silent) + " yet: in each, one side has not reported it or"
                    + " proves nothing");
        }
        return (decision.notWorse() ? "It is not worse; whether it is better is open: " : "Not enough evidence: ")
                + String.join("; ", reasons) + ".";
    }

    private static Optional<Undecided> undecided(Row row) {
        return row.judged()
                .map(Judged::decision)
                .filter(Undecided.class::isInstance)
                .map(Undecided.class::cast);
    }

    private static OptionalInt moreRings(Row row) {
        return undecided(row).map(Undecided::moreRings).orElse(OptionalInt.empty());
    }

    private String unlessAll(List<Row> some, List<Row> open) {
        return some.size() == open.size() ? "" : " " + names(some);
    }

    private String names(List<Row> rows) {
        return rows.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Pairs that all agree do not prove that all would. */
    private void addUnseen(List<String> lines, Comparer comparer) {
        comparison.rows().stream()
                .filter(row -> row.judged().isPresent())
                .filter(row -> row.differences().differing() == 0)
                .mapToLong(row -> row.differences().known())
                .filter(known -> known > 0)
                .min()
                .ifPresent(
                        known -> lines.add("Where no pair differs, at most " + percent(comparer.differingAtMost(known))
                                + " of all rings do: rings that are rare, and differ a lot, may still be unseen."));
    }

    private List<TrialPair> all() {
        return pairs.stream().flatMap(each -> each.pairs().stream()).toList();
    }

    private void addUnproved(List<String> lines) {
        long ofBaseline = unproved(TrialPair::baseline);
        long ofCandidate = unproved(TrialPair::candidate);
        if (ofBaseline + ofCandidate > 0) {
            long both = all().stream()
                    .filter(pair -> isUnproved(pair.baseline()) && isUnproved(pair.candidate()))
                    .count();
            lines.add("Of " + all().size() + " pairs " + ofBaseline + " of the baseline and " + ofCandidate
                    + " of the candidate prove nothing, both in " + both
                    + ": left out; where one side does, it is taken at its worst for " + Measure.FAILED_TRIALS + ".");
        }
        long broken = all().stream().filter(TrialPair::isBroken).count();
        if (broken > 0) {
            lines.add("ERROR  in " + broken + " of " + all().size()
                    + " pairs the harness itself failed: left out; first " + firstError() + ".");
        }
    }

    private String firstError() {
        return all().stream()
                .filter(TrialPair::isBroken)
                .flatMap(pair -> Stream.of(pair.baseline(), pair.candidate()))
                .filter(result -> result.verdict().outcome() == Outcome.ERROR)
                .findFirst()
                .map(result -> "seed " + result.seed() + ": " + result.verdict().reason())
                .orElseThrow();
    }

    private long unproved(Function<TrialPair, TrialResult> side) {
        return all().stream().map(side).filter(ComparisonLines::isUnproved).count();
    }

    private static boolean isUnproved(TrialResult result) {
        return result.verdict().outcome() == Outcome.UNKNOWN;
    }

    private void addNotReported(List<String> lines) {
        List<String> silent = order.measures().stream()
                .map(Measure::name)
                .filter(name -> comparison.rows().stream()
                        .noneMatch(row -> row.measure().name().equals(name)))
                .toList();
        if (!silent.isEmpty()) {
            lines.add("Reported by no trial, so nothing is said of: " + String.join(", ", silent) + ".");
        }
    }

    /** Where the candidate breaks a promise that the baseline keeps, and the other way round. */
    private void addWitnesses(List<String> lines) {
        addWitnesses(
                lines,
                "the candidate fails where the baseline passes",
                pair -> passes(pair.baseline()) && fails(pair.candidate()),
                TrialPair::candidate);
        addWitnesses(
                lines,
                "the baseline fails where the candidate passes",
                pair -> fails(pair.baseline()) && passes(pair.candidate()),
                TrialPair::baseline);
        addWitnesses(
                lines,
                "both sides fail",
                pair -> fails(pair.baseline()) && fails(pair.candidate()),
                TrialPair::candidate);
    }

    private void addWitnesses(
            List<String> lines, String what, Predicate<TrialPair> which, Function<TrialPair, TrialResult> side) {
        List<TrialResult> those = all().stream().filter(which).map(side).toList();
        if (those.isEmpty()) {
            return;
        }
        lines.add("In " + those.size() + " of " + all().size() + " pairs " + what + ":");
        those.stream().limit(WITNESSES_AT_MOST).forEach(result -> {
            lines.add("  seed=" + result.seed() + ": " + result.verdict().reason());
            lines.add("    " + ReplayCommand.of(order.scenario(), result));
        });
    }

    private static boolean passes(TrialResult result) {
        return result.verdict().outcome() == Outcome.PASS;
    }

    private static boolean fails(TrialResult result) {
        return result.verdict().outcome() == Outcome.FAIL;
    }
}
