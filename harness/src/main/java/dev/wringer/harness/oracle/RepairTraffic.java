package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import java.util.List;
import java.util.Optional;

/**
 * How many blocks maintenance copied between two measurements, against the least that it had to: repair that copies what is there
 * already is a defect as well.
 *
 * @param copied how many blocks, by what the nodes count themselves, ≥ 0
 * @param missing how many pairs of a block and a member that should hold it at the second measurement, and did not hold it at the
 *     first inventory after the first one, ≥ 0; blocks that nobody held are not among them, since nothing can be copied of them
 * @param atRest whether nobody became a member, ceased to be one or stored anything in between
 */
public record RepairTraffic(long copied, long missing, boolean atRest) {

    /** Under which name a {@link Event.Measured} tells how many blocks maintenance has copied since the ring was formed. */
    public static final String REPAIRED = "repaired";

    /**
     * The traffic between two measurements.
     *
     * @return empty if there is no inventory between them, or one of them does not tell what was copied
     */
    public static Optional<RepairTraffic> between(Event.Measured before, Event.Measured after, GroundTruth truth) {
        Optional<Holdings> held = truth.inventories()
                .firstFrom(before.atNanos())
                .filter(holdings -> holdings.atNanos() <= after.atNanos());
        if (held.isEmpty()
                || !before.values().containsKey(REPAIRED)
                || !after.values().containsKey(REPAIRED)) {
            return Optional.empty();
        }
        long copied =
                after.values().getOrDefault(REPAIRED, 0L) - before.values().getOrDefault(REPAIRED, 0L);
        boolean atRest = !truth.timeline().changesBetween(before.atNanos(), after.atNanos())
                && !storedBetween(before.atNanos(), after.atNanos(), truth.operations());
        return Optional.of(new RepairTraffic(Math.max(copied, 0), missing(held.get(), after.atNanos(), truth), atRest));
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
        ReplicaCensus census = ReplicaCensus.of(
                promises.all().keySet(),
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
