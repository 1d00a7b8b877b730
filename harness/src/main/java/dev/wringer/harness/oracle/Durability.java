package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of the blocks whose storage was acknowledged. DHash promises to keep them as long as not all holders of one
 * crash at once (CFS'01 §5.1): a block that a crash <i>orphaned</i> may be lost, any other may not. Whoever leaves hands over
 * first, so a leave orphans nothing; nor does a restart of hosts whose disks are kept. Immutable.
 */
public final class Durability {

    private final GroundTruth truth;
    private final SortedMap<RingId, Long> acknowledged = new TreeMap<>(); // when each was last
    private final SortedMap<RingId, Long> orphaned = new TreeMap<>(); // when each was last

    private Durability(GroundTruth truth) {
        this.truth = truth;
        truth.all(Event.Completed.class)
                .map(Event.Completed::operation)
                .filter(ReplicaCensus::isAcknowledgedStore)
                .forEach(store -> acknowledged.put(store.key(), store.completedNanos()));
        findOrphans();
    }

    /** By this truth. */
    public static Durability of(GroundTruth truth) {
        return new Durability(truth);
    }

    /** The inventory that was taken last before a crash tells what it orphaned. */
    private void findOrphans() {
        Holdings before = new Holdings(0, new TreeMap<>());
        Set<Peer> victims = Set.of();
        List<RingId> doomed = new ArrayList<>(); // by the latest crash, unless the next inventory shows otherwise
        long doomedNanos = 0; // when that was
        for (Event event : truth.events()) {
            if (event instanceof Event.Inventory inventory) {
                before = inventory.holdings();
                // Of hosts that came back with damaged disks it shows what is still good.
                doomed.removeAll(before.holders().keySet());
                orphan(doomed, doomedNanos);
            } else if (event instanceof Event.Crashed crashed) {
                orphan(doomed, doomedNanos);
                victims = new HashSet<>(crashed.victims());
                doomed.addAll(ReplicaCensus.orphanedBy(before.holders().keySet(), before, victims));
                doomedNanos = crashed.atNanos();
            } else if (event instanceof Event.Restarted restarted
                    && restarted.kept()
                    && victims.containsAll(restarted.nodes())) {
                doomed.clear();
            }
        }
        orphan(doomed, doomedNanos);
    }

    private void orphan(List<RingId> keys, long atNanos) {
        keys.forEach(key -> orphaned.put(key, atNanos));
        keys.clear();
    }

    /** The keys of all blocks whose storage was acknowledged. */
    public SortedSet<RingId> acknowledged() {
        return new TreeSet<>(acknowledged.keySet());
    }

    /** Whether the storage of this block was acknowledged by {@code nanos}. */
    boolean isAcknowledged(RingId key, long nanos) {
        Long since = acknowledged.get(key);
        return since != null && since <= nanos;
    }

    /** Whether a crash took all holders of this block at once, and nobody has stored it again. */
    public boolean isOrphaned(RingId key) {
        Long since = orphaned.get(key);
        return since != null && since >= acknowledged.getOrDefault(key, Long.MIN_VALUE);
    }

    /** The blocks that were acknowledged, that no crash orphaned, and that nobody held when it was last looked at. */
    public Optional<Violation> lost() {
        Optional<Holdings> last = truth.inventories().last();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        long looked = last.get().atNanos();
        List<RingId> lost = acknowledged.keySet().stream()
                .filter(key -> isAcknowledged(key, looked) && !isOrphaned(key))
                .filter(key -> truth.inventories().holdersAt(key, looked).isEmpty())
                .toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(violation(lost));
    }

    private Violation violation(List<RingId> lost) {
        RingId first = lost.get(0);
        Holdings seen = truth.all(Event.Inventory.class)
                .map(Event.Inventory::holdings)
                .filter(holdings -> !holdings.holdersOf(first).isEmpty())
                .reduce((earlier, later) -> later)
                .orElse(new Holdings(0, new TreeMap<>()));
        List<Peer> holders = seen.holdersOf(first);
        String fates = holders.stream()
                .map(holder -> holder + " " + truth.fateOf(holder, seen.atNanos()))
                .collect(Collectors.joining(", "));
        String held = holders.isEmpty()
                ? ", which nobody was ever seen to hold"
                : ", last seen at " + Seconds.text(seen.atNanos()) + ": " + fates;
        return new Violation(
                "Durability",
                lost.size() + " of " + acknowledged.size()
                        + " acknowledged blocks are held by nobody, though no crash took all their holders at once; the"
                        + " first is " + first.toShortString() + held,
                holders);
    }
}
