package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of the blocks whose storage was acknowledged. DHash promises to keep them as long as not all holders of one
 * crash at once (CFS'01 §5.1): a block that a crash <i>orphaned</i> may be lost, any other may not. Whoever leaves hands over
 * first, so a leave orphans nothing; nor does a restart of hosts whose disks are kept. Of a block that can change, only the
 * version that was acknowledged counts, and those that win over it. Immutable.
 */
public final class Durability {

    private final GroundTruth truth;
    private final Promises promises = new Promises();
    private final SortedMap<RingId, Long> orphaned = new TreeMap<>(); // when each was last

    private Durability(GroundTruth truth) {
        this.truth = truth;
        findOrphans();
    }

    /** By this truth. */
    public static Durability of(GroundTruth truth) {
        return new Durability(truth);
    }

    /** The inventory that was taken last before a crash tells what it orphaned. */
    private void findOrphans() {
        Holdings before = Holdings.NONE;
        Map<Peer, Set<RingId>> blocks = Map.of(); // of each holder by then; empty while nobody has asked
        Set<Peer> victims = Set.of();
        List<RingId> doomed = new ArrayList<>(); // by the latest crash, unless the next inventory shows otherwise
        long doomedNanos = 0; // when that was
        for (Event event : truth.events()) {
            if (event instanceof Event.Completed completed) {
                promises.note(completed.operation());
            } else if (event instanceof Event.Inventory inventory) {
                before = inventory.holdings();
                blocks = Map.of();
                // Of hosts that came back with damaged disks it shows what is still good.
                Holdings seen = before;
                doomed.removeIf(key -> !holders(key, seen).isEmpty());
                orphan(doomed, doomedNanos);
            } else if (event instanceof Event.Crashed crashed) {
                orphan(doomed, doomedNanos);
                victims = new HashSet<>(crashed.victims());
                Holdings seen = before;
                blocks = blocks.isEmpty() ? byHolder(seen) : blocks;
                doomed.addAll(ReplicaCensus.orphanedBy(ofAny(victims, blocks), key -> holders(key, seen), victims));
                doomedNanos = crashed.atNanos();
            } else if (event instanceof Event.Restarted restarted
                    && restarted.kept()
                    && victims.containsAll(restarted.nodes())) {
                doomed.clear();
            }
        }
        orphan(doomed, doomedNanos);
    }

    /** The keys of the blocks that each holder has. */
    private static Map<Peer, Set<RingId>> byHolder(Holdings holdings) {
        Map<Peer, Set<RingId>> blocks = new HashMap<>(); // looked up only
        holdings.holders()
                .forEach((key, holders) -> holders.forEach(holder ->
                        blocks.computeIfAbsent(holder, h -> new HashSet<>()).add(key)));
        return blocks;
    }

    /** The keys of the blocks that one of these holders has, or more than one. */
    private static Set<RingId> ofAny(Set<Peer> holders, Map<Peer, Set<RingId>> blocks) {
        Set<RingId> keys = new TreeSet<>();
        holders.forEach(holder -> keys.addAll(blocks.getOrDefault(holder, Set.of())));
        return keys;
    }

    /** Those that keep what was promised so far. */
    private List<Peer> holders(RingId key, Holdings holdings) {
        return holdings.holdersOf(key, promises.version(key));
    }

    private void orphan(List<RingId> keys, long atNanos) {
        keys.forEach(key -> orphaned.put(key, atNanos));
        keys.clear();
    }

    /** The keys of all blocks whose storage was acknowledged. */
    public SortedSet<RingId> acknowledged() {
        return new TreeSet<>(promises.all().keySet());
    }

    /** Whether the storage of this block, in the version that counts, was acknowledged by {@code nanos}. */
    boolean isAcknowledged(RingId key, long nanos) {
        return promises.of(key).filter(promise -> promise.sinceNanos() <= nanos).isPresent();
    }

    /** Whether a crash took all holders of this block at once, and nobody has stored it again. */
    public boolean isOrphaned(RingId key) {
        Long since = orphaned.get(key);
        return since != null
                && promises.of(key)
                        .filter(promise -> promise.sinceNanos() > since)
                        .isEmpty();
    }

    /** The blocks that were acknowledged, that no crash orphaned, and that nobody held when it was last looked at. */
    public Optional<Violation> lost() {
        List<LostBlock> lost =
                unheld().stream().filter(block -> !block.orphaned()).toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(violation(lost));
    }

    /** The blocks that were acknowledged and that nobody held when it was last looked at, whatever excuses that, by key. */
    List<LostBlock> unheld() {
        Optional<Holdings> last = truth.inventories().last();
        if (last.isEmpty()) {
            return List.of();
        }
        long looked = last.get().atNanos();
        return promises.all().values().stream()
                .filter(promise -> promise.sinceNanos() <= looked)
                .filter(promise -> truth.inventories()
                        .holdersAt(promise.store().key(), promise.version(), looked)
                        .isEmpty())
                .map(promise ->
                        LostBlock.of(promise.store(), isOrphaned(promise.store().key()), truth))
                .toList();
    }

    private Violation violation(List<LostBlock> lost) {
        LostBlock first = lost.get(0);
        return new Violation(
                "Durability",
                lost.size() + " of " + promises.all().size()
                        + " acknowledged blocks are held by nobody, though no crash took all their holders at once; the"
                        + " first is " + first,
                first.holders().stream().map(LostBlock.Holder::peer).toList());
    }
}
