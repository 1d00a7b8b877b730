package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An acknowledged block that nobody held when it was last looked at, and what became of its holders.
 *
 * @param version which one was acknowledged, of a block that can change
 * @param store the operation that was acknowledged last
 * @param orphaned whether a crash took all its holders at once, which excuses the loss
 * @param lastSeen when somebody was last seen to hold it; empty if nobody ever was
 * @param holders who held it then, each with its fate since
 * @param older who holds a version over which the lost one wins, at the end
 */
public record LostBlock(
        RingId key,
        Optional<Version> version,
        Operation store,
        boolean orphaned,
        Optional<Long> lastSeen,
        List<Holder> holders,
        List<Peer> older) {

    /**
     * Somebody who once held a lost block.
     *
     * @param fate what became of it, in words
     */
    public record Holder(Peer peer, String fate) {

        @Override
        public String toString() {
            return peer + " " + fate;
        }
    }

    /** Takes copies. */
    public LostBlock {
        holders = List.copyOf(holders);
        older = List.copyOf(older);
    }

    /** What became of a block whose storage was acknowledged by this operation. */
    static LostBlock of(Operation store, boolean orphaned, GroundTruth truth) {
        RingId key = store.key();
        Optional<Holdings> seen = truth.inventories()
                .lastOf(holdings -> !holdings.holdersOf(key, store.version()).isEmpty());
        List<Holder> holders = seen.map(holdings -> holdings.holdersOf(key, store.version()).stream()
                        .map(peer -> new Holder(peer, truth.fateOf(peer, holdings.atNanos())))
                        .toList())
                .orElse(List.of());
        List<Peer> older = truth.inventories()
                .last()
                .map(last -> truth.inventories().holdersAt(key, last.atNanos()))
                .orElse(List.of());
        return new LostBlock(key, store.version(), store, orphaned, seen.map(Holdings::atNanos), holders, older);
    }

    /** One line: who acknowledged it, who held it last, and what became of each of them. */
    @Override
    public String toString() {
        return key.toShortString() + version.map(which -> " version " + which).orElse("") + ", acknowledged by "
                + Witness.names(store.replicas()) + " as operation " + store.number() + " at "
                + Seconds.text(store.completedNanos()) + ", " + held() + left()
                + (orphaned ? "; a crash took all holders at once" : "");
    }

    private String held() {
        return lastSeen.map(nanos -> "last seen at " + Seconds.text(nanos) + ": "
                        + holders.stream().map(Holder::toString).collect(Collectors.joining(", ")))
                .orElse("which nobody was ever seen to hold");
    }

    /** What is left of a block whose update is lost. */
    private String left() {
        return older.isEmpty() ? "" : "; older versions are left at " + Witness.names(older);
    }
}
