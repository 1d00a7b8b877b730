package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Holdings;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
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
    private final Orphans orphans;

    private Durability(GroundTruth truth) {
        this.truth = truth;
        truth.operations().forEach(promises::note);
        this.orphans = Orphans.of(truth, promises);
    }

    /** By this truth. */
    public static Durability of(GroundTruth truth) {
        return new Durability(truth);
    }

    /** The keys of all blocks whose storage was acknowledged. */
    public SortedSet<RingId> acknowledged() {
        return new TreeSet<>(promises.all().keySet());
    }

    /** Whether the storage of this block, in the version that counts, was acknowledged by {@code nanos}. */
    boolean isAcknowledged(RingId key, long nanos) {
        return promises.of(key).filter(promise -> promise.sinceNanos() <= nanos).isPresent();
    }

    /**
     * Whether a crash took all holders of this block at once, and nobody has stored it again. A store that was under way had
     * its copies among those that the crash took, even if it was acknowledged later.
     */
    public boolean isOrphaned(RingId key) {
        OptionalLong since = orphans.since(key);
        return since.isPresent()
                && promises.of(key)
                        .filter(promise -> promise.store().invokedNanos() > since.getAsLong())
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
