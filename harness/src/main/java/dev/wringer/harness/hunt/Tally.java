package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.ring.DeliveryOrder;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a hunt has seen so far. Not thread-safe. */
public final class Tally {

    private final Set<Set<Step>> combinations = new HashSet<>();
    private final Map<Signature, Finding> findings = new LinkedHashMap<>();
    private final SortedMap<Integer, Depth> depths = new TreeMap<>();
    private long runs;
    private long premiseBroken;
    private long unproved;
    private long unusable;
    private long shared;
    private long failed;
    private long actions;
    private long operations;

    /**
     * Trials in which messages were delivered by priorities that change d − 1 times.
     *
     * @param rings how many
     * @param missed the probability, at most, with which all of them miss a failure that depends on an order of depth d
     */
    public record Depth(long rings, double missed) {

        private static final Depth NONE = new Depth(0, 1);

        private Depth and(double chance) {
            return new Depth(rings + 1, missed * (1 - chance));
        }

        /** The probability, at least, with which one of them meets such a failure. */
        public double chance() {
            return 1 - missed;
        }
    }

    /** Nothing yet. */
    public Tally() {}

    /**
     * Counts a trial.
     *
     * @return whether it has shown a combination of steps that none before it has
     */
    boolean add(Examiner.Examined trial) {
        Outcome outcome = trial.outcome();
        runs++;
        actions += outcome.actions();
        operations += outcome.operations();
        boolean isNew = combinations.add(outcome.steps());
        if (trial.setup().get(RingParameters.ORDER) instanceof DeliveryOrder.Priorities priorities) {
            double chance = priorities.chance(trial.setup().spec().hosts());
            depths.merge(priorities.depth(), Depth.NONE.and(chance), (before, one) -> before.and(chance));
        }
        if (trial.shared()) {
            shared++;
        } else if (trial.isFailure()) {
            failed++;
            outcome.signature()
                    .ifPresent(signature -> findings.merge(
                            signature,
                            new Finding(
                                    signature,
                                    1,
                                    trial.setup(),
                                    outcome.broken().orElseThrow()),
                            (before, one) -> before.again()));
        } else if (outcome.isPremiseBroken()) {
            premiseBroken++;
        } else if (outcome.verdict() == Verdict.Outcome.UNKNOWN) {
            unproved++;
        } else if (outcome.verdict() == Verdict.Outcome.ERROR) {
            unusable++;
        }
        return isNew;
    }

    /** How many trials there were. */
    public long runs() {
        return runs;
    }

    /** In how many something failed by a fault of what is hunted. */
    public long failed() {
        return failed;
    }

    /** In how many nothing is proved because the protocol's premise broke. */
    public long premiseBroken() {
        return premiseBroken;
    }

    /** In how many nothing is proved for another reason. */
    public long unproved() {
        return unproved;
    }

    /** How many could not be carried out as they were drawn. */
    public long unusable() {
        return unusable;
    }

    /** In how many the correct protocol fails as well: they are not held against a variant. */
    public long shared() {
        return shared;
    }

    /** How many actions have struck in all. */
    public long actions() {
        return actions;
    }

    /** How many operations clients have completed in all. */
    public long operations() {
        return operations;
    }

    /** How many different sets of kinds of steps trials have shown. */
    public int combinations() {
        return combinations.size();
    }

    /** The trials in which messages were delivered by priorities, by the depth of the orders that these look for. */
    public SortedMap<Integer, Depth> depths() {
        return Collections.unmodifiableSortedMap(depths);
    }

    /** What was found, the most frequent first; of those as frequent, the one with the smallest seed. */
    public List<Finding> findings() {
        return findings.values().stream()
                .sorted(Comparator.comparingInt(Finding::count).reversed().thenComparingLong(Finding::seed))
                .toList();
    }
}
