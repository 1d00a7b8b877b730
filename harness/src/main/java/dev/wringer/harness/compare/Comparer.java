package dev.wringer.harness.compare;

import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.compare.Decision.Worse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares by the same measures at each value of the swept parameter. How many gates there are is settled before the first trial, so
 * a measure that no trial reports has its part of the error as well. Immutable.
 *
 * @param measures those with a direction
 * @param points how many values of the swept parameter there are; one if nothing is swept
 * @param error the share of comparisons in which any gate may be wrong: above 0, below 1
 */
public record Comparer(List<Measure> measures, int points, double error) {

    /** Takes a copy. */
    public Comparer {
        measures = List.copyOf(measures);
    }

    /** The fewest pairs after which any gate can be decided. */
    public int fewestPairs() {
        return gate(measures.get(0)).fewestPairs();
    }

    /**
     * Whether more pairs would change no decision: each gate has decided, or has not got one pair of so many that it never will.
     */
    public boolean isDecided(List<TrialPairs> all) {
        return all.stream()
                .allMatch(pairs -> measures.stream().filter(pairs::knows).allMatch(measure -> isOver(pairs, measure)));
    }

    private boolean isOver(TrialPairs pairs, Measure measure) {
        PairedDifferences differences = pairs.differences(measure);
        boolean hopeless = differences.pairs().isEmpty()
                && pairs.pairs().size() >= gate(measure).fewestPairs();
        return hopeless || gate(measure).withoutOutlook(differences).isFinal();
    }

    /** Whether one gate has decided that the candidate is worse, which is what all of them come to then. */
    public boolean isWorse(List<TrialPairs> all) {
        return all.stream().anyMatch(pairs -> measures.stream()
                .filter(pairs::knows)
                .anyMatch(measure -> gate(measure).withoutOutlook(pairs.differences(measure)) instanceof Worse));
    }

    /** After how many pairs all gates say "the same" if not one pair differs; empty if it takes more than anybody runs. */
    public OptionalInt pairsUntilSame() {
        OptionalInt most = OptionalInt.of(0);
        for (Measure measure : measures) {
            OptionalInt its = gate(measure).pairsUntilSame();
            most = most.isEmpty() || its.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.max(most.getAsInt(), its.getAsInt()));
        }
        return most;
    }

    /** After how many of the pairs this measure was decided first, if it ever was. */
    public OptionalInt decidedAfter(TrialPairs pairs, Measure measure) {
        List<Decision> looks = gate(measure).looks(pairs.differences(measure));
        return IntStream.range(0, looks.size())
                .filter(i -> looks.get(i).isFinal())
                .map(i -> i + 1)
                .findFirst();
    }

    /** How many of the gates that there are something to decide by are decided, of how many. */
    public String progress(List<TrialPairs> all) {
        int open = 0;
        int decided = 0;
        for (TrialPairs pairs : all) {
            for (Measure measure : measures.stream().filter(pairs::knows).toList()) {
                boolean done =
                        gate(measure).withoutOutlook(pairs.differences(measure)).isFinal();
                decided += done ? 1 : 0;
                open += done ? 0 : 1;
            }
        }
        return decided + " of " + (decided + open);
    }

    /**
     * Which share of all rings differs at most in a measure in which none of {@code pairs} does (Clopper–Pearson for none): with the
     * same confidence as everything else, and at any moment, because the pairs that agree can only become fewer.
     */
    public double differingAtMost(long pairs) {
        return -StrictMath.expm1(StrictMath.log(error / (measures.size() * points)) / pairs);
    }

    /** What the pairs say. */
    public Comparison compare(List<TrialPairs> all) {
        List<Row> rows = new ArrayList<>();
        for (TrialPairs pairs : all) {
            measures.stream()
                    .filter(pairs::knows)
                    .map(measure -> row(pairs, measure))
                    .forEach(rows::add);
            others(pairs)
                    .map(measure -> new Row(pairs.point(), pairs.differences(measure), Optional.empty()))
                    .forEach(rows::add);
        }
        return new Comparison(rows);
    }

    private Row row(TrialPairs pairs, Measure measure) {
        PairedGate gate = gate(measure);
        PairedDifferences differences = pairs.differences(measure);
        Decision decision = pairs.showNothing() ? new Undecided(false, OptionalInt.empty()) : gate.decide(differences);
        return new Row(pairs.point(), differences, Optional.of(new Judged(gate.difference(differences), decision)));
    }

    /** The columns of which nobody has said which direction is better. */
    private Stream<Measure> others(TrialPairs pairs) {
        Set<String> declared = measures.stream().map(Measure::name).collect(Collectors.toSet());
        return pairs.columns().values().stream()
                .filter(column -> !declared.contains(column.name()))
                .map(column -> Measure.neither(column.name(), column.unit()));
    }

    /**
     * What somebody has seen who has looked now and then while the pairs came, the last time at all of them.
     *
     * @param most how often at most
     */
    public List<Look> looks(PairedDifferences differences, int most) {
        PairedGate gate = gate(differences.measure());
        List<Pair> pairs = differences.pairs();
        List<Look> looks = new ArrayList<>();
        int step = Math.max(1, (pairs.size() + most - 1) / most);
        for (int i = 1; i <= pairs.size(); i++) {
            if ((pairs.size() - i) % step == 0) {
                PairedDifferences first = new PairedDifferences(differences.measure(), pairs.subList(0, i));
                looks.add(new Look(i, first.meanDifference(), gate.difference(first), gate.withoutOutlook(first)));
            }
        }
        return List.copyOf(looks);
    }

    private PairedGate gate(Measure measure) {
        return new PairedGate(measure, measures.size() * points, error);
    }
}
