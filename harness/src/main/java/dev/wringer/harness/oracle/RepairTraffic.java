package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How many blocks maintenance copied between two measurements, against the least that it had to: repair that copies what is there
 * already is a defect as well.
 *
 * @param copied how many blocks, by what the nodes count themselves, ≥ 0
 * @param missing how many pairs of a block and a member that should hold it at the second measurement, and did not hold it just
 *     before the first one, ≥ 0; blocks that nobody held are not among them, since nothing can be copied of them
 * @param atRest whether the ring was ideal at the first measurement, nobody became a member, ceased to be one or could be taken for
 *     dead in between, and nothing was stored
 */
public record RepairTraffic(long copied, long missing, boolean atRest) {

    /** Under which name a {@link Event.Measured} tells how many blocks maintenance has copied since the ring was formed. */
    public static final String REPAIRED = "repaired";

    /** Under which name it tells whether the ring was in the ideal state, 1 or 0. */
    public static final String IDEAL = "ideal";

    /** The traffic between the last two measurements; empty if there are no two that tell it. */
    public static Optional<RepairTraffic> latest(GroundTruth truth) {
        List<Event.Measured> all = truth.all(Event.Measured.class).toList();
        return all.size() < 2 ? Optional.empty() : between(all.get(all.size() - 2), all.get(all.size() - 1), truth);
    }

    /**
     * The traffic between two measurements.
     *
     * @return empty if there is no inventory before the first one, or one of them does not tell what was copied
     */
    static Optional<RepairTraffic> between(Event.Measured before, Event.Measured after, GroundTruth truth) {
        // One that is later may show a copy that was on its way, and is counted.
        Optional<Holdings> held = truth.inventories().lastOf(holdings -> holdings.atNanos() <= before.atNanos());
        if (held.isEmpty()
                || !before.values().containsKey(REPAIRED)
                || !after.values().containsKey(REPAIRED)) {
            return Optional.empty();
        }
        long copied =
                after.values().getOrDefault(REPAIRED, 0L) - before.values().getOrDefault(REPAIRED, 0L);
        boolean atRest = before.values().getOrDefault(IDEAL, 0L) == 1
                && isQuiet(held.get().atNanos(), after.atNanos(), truth);
        return Optional.of(new RepairTraffic(Math.max(copied, 0), missing(held.get(), after.atNanos(), truth), atRest));
    }

    private static boolean isQuiet(long from, long to, GroundTruth truth) {
        return !truth.timeline().changesBetween(from, to)
                && !storedBetween(from, to, truth.operations())
                && truth.timeline().at(to).members().stream()
                        .allMatch(
                                member -> truth.doubts().about(member, from, to).isEmpty());
    }

    private static boolean storedBetween(long from, long to, List<Operation> operations) {
        return operations.stream()
                .anyMatch(operation -> operation.kind() == Operation.Kind.STORE
                        && operation.invokedNanos() <= to
                        && from <= operation.completedNanos());
    }

    private static long missing(Holdings held, long untilNanos, GroundTruth truth) {
        Promises promises = new Promises();
        truth.operations().stream()
                .filter(operation -> operation.completedNanos() <= held.atNanos())
                .forEach(promises::note);
        SortedSet<RingId> keys = new TreeSet<>(promises.all().keySet());
        keys.addAll(held.holders().keySet()); // what was stored without an acknowledgement is repaired as well
        ReplicaCensus census = ReplicaCensus.of(
                keys,
                truth.timeline().at(untilNanos),
                truth.rules().replicas(),
                held,
                promises,
                FullDisks.after(truth.events().stream()
                        .filter(event -> event.atNanos() <= held.atNanos())
                        .toList()));
        return census.blocks().stream()
                .filter(block -> block.state() == BlockReplicas.State.UNDER_REPLICATED)
                .mapToLong(block -> block.missing().size())
                .sum();
    }

    /** How many times the least possible was copied, ≥ 0; empty if nothing had to be. */
    public Optional<Double> factor() {
        return missing == 0 ? Optional.empty() : Optional.of((double) copied / missing);
    }

    /** What is wrong if something was copied although everything was in its place, and nothing changed meanwhile. */
    public Optional<Violation> needless() {
        return copied == 0 || missing > 0 || !atRest
                ? Optional.empty()
                : Optional.of(new Violation(
                        "RepairTraffic",
                        copied + " blocks were copied by maintenance, although each block was held by all that should"
                                + " hold it, and nobody came, went or stored anything",
                        List.of()));
    }
}
