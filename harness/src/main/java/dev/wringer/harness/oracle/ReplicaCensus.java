package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.BlockReplicas.State;
import dev.wringer.harness.record.Holdings;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who holds each acknowledged block at one moment, against who should. Only authentic copies in live members' primary
 * stores count, and of a block that can change only the version that wins: among all that are held, or over all of them if
 * what was promised is held by nobody.
 *
 * @param blocks one entry for each block, ordered by key
 */
public record ReplicaCensus(List<BlockReplicas> blocks) {

    /** Takes a copy. */
    public ReplicaCensus {
        blocks = List.copyOf(blocks);
    }

    /**
     * Counts the replicas of these blocks.
     *
     * @param ideal the ring as it should be when {@code holdings} were taken
     * @param replicas k, how many members should hold a block, on distinct hosts
     * @param promises what was acknowledged
     * @param full who cannot be given what it lacks
     */
    public static ReplicaCensus of(
            Collection<RingId> keys,
            IdealRing ideal,
            int replicas,
            Holdings holdings,
            Promises promises,
            FullDisks full) {
        List<BlockReplicas> blocks = new ArrayList<>(keys.size());
        for (RingId key : new TreeSet<>(keys)) {
            blocks.add(replicasOf(key, ideal.holdersOf(key, replicas), holders(key, holdings, promises), full));
        }
        return new ReplicaCensus(blocks);
    }

    private static List<Peer> holders(RingId key, Holdings holdings, Promises promises) {
        Stream<Version> candidates = Stream.concat(holdings.winner(key).stream(), promises.version(key).stream());
        return holdings.holdersOf(key, candidates.max(Version::compareTo));
    }

    private static BlockReplicas replicasOf(RingId key, List<Peer> ideal, List<Peer> holders, FullDisks full) {
        return new BlockReplicas(
                key,
                ideal.stream().filter(holders::contains).toList(),
                ideal.stream()
                        .filter(peer -> !holders.contains(peer) && !full.has(peer))
                        .toList(),
                holders.stream().filter(peer -> !ideal.contains(peer)).toList());
    }

    /**
     * Those of {@code keys} that a strike takes for good: somebody held them just before, and all holders are victims.
     *
     * @param before who held which block just before, in the version that counts
     */
    public static SortedSet<RingId> orphanedBy(
            Collection<RingId> keys, Function<RingId, List<Peer>> before, Set<Peer> victims) {
        SortedSet<RingId> orphaned = new TreeSet<>();
        for (RingId key : keys) {
            List<Peer> holders = before.apply(key);
            if (!holders.isEmpty() && victims.containsAll(holders)) {
                orphaned.add(key);
            }
        }
        return orphaned;
    }

    /** How many blocks are in one state. */
    public long count(State state) {
        return blocks.stream().filter(block -> block.state() == state).count();
    }

    /** How many copies stand where they need not. */
    public long copiesElsewhere() {
        return blocks.stream().mapToLong(block -> block.elsewhere().size()).sum();
    }

    /** How many copies are missing: the least that repair has to make. */
    public long missing() {
        return blocks.stream().mapToLong(block -> block.missing().size()).sum();
    }

    /** Whether each block is held by each of its ideal holders; true if there are no blocks. */
    public boolean isComplete() {
        return firstIncomplete().isEmpty();
    }

    /** The first block, by key, that is not fully replicated. */
    public Optional<BlockReplicas> firstIncomplete() {
        return blocks.stream()
                .filter(block -> block.state() != State.FULLY_REPLICATED)
                .findFirst();
    }
}
