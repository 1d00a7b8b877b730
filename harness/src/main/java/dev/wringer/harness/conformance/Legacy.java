package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * The blocks that a host held before it was told to leave, which others have to take.
 *
 * @param leaver the host
 * @param before the ring as it was
 * @param keys of its blocks
 */
record Legacy(Examined leaver, IdealRing before, List<RingId> keys) {

    /**
     * Of a host that is about to leave.
     *
     * @throws NotChecked if it holds nothing
     */
    static Legacy of(ExaminedRing ring, Examined leaver) {
        List<RingId> keys = leaver.holdings(List.of()).stream()
                .flatMap(node -> node.held().stream())
                .map(Block::key)
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            throw NotChecked.because(leaver.name() + " holds no block that it could hand over");
        }
        return new Legacy(leaver, ring.ideal(), keys);
    }

    /**
     * Fails unless each block is held by the first k successors of its key that stay, on distinct hosts, of the r that a lookup
     * showed before.
     */
    void requireTaken(ExaminedRing ring) {
        Holdings holdings = ring.holdings(keys);
        for (RingId key : keys) {
            List<Peer> holders = holdings.holdersOf(key, holdings.winner(key));
            for (Peer heir : heirs(key, ring.spec().replicas())) {
                if (!holders.contains(heir)) {
                    throw new ContractBreach(
                            Clause.LEAVING,
                            leaver.name(),
                            "it has left without saying, by status " + Obituary.BLOCKS_LEFT_BEHIND
                                    + ", that blocks were not handed over, and " + heir
                                    + " does not hold the block " + key.toShortString() + " as it should");
                }
            }
        }
    }

    /** One host more, for the leaver may be among the first. */
    private List<Peer> heirs(RingId key, int replicas) {
        return before.holdersOf(key, replicas + 1).stream()
                .filter(peer -> !peer.host().equals(leaver.name()))
                .limit(replicas)
                .toList();
    }

    /** How many blocks, in words. */
    @Override
    public String toString() {
        return Check.count(keys.size(), "block", "blocks");
    }
}
