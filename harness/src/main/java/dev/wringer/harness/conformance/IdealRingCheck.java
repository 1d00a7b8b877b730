package dev.wringer.harness.conformance;

import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * A ring that has just been founded is ideal: everybody's predecessor and successor list are right, lookups name the owner, and
 * blocks are acknowledged by those who are to hold them. Has maintenance run from then on.
 */
final class IdealRingCheck implements Check<ExaminedRing> {

    private static final int KEYS = 4; // for each virtual node

    @Override
    public String name() {
        return "the ring";
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.departureFromIdeal().ifPresent(violation -> {
            throw new Broken(violation.members().get(0).host(), "in a ring just founded " + violation.witness());
        });
        ring.switchMaintenance(true);
        IdealRing ideal = ring.ideal();
        SampleBlocks blocks = new SampleBlocks(ring.chance());
        int lookups = 0;
        int puts = 0;
        for (Examined host : ring.all()) {
            for (Peer node : host.nodes()) {
                for (RingId key : Workloads.randomKeys(KEYS, ring.chance())) {
                    requireOwner(host, node, key, ideal.ownerOf(key));
                    lookups++;
                }
                requireHolders(ring, ideal, host, node, blocks.content());
                puts++;
            }
        }
        return "all neighbours were right, " + lookups + " lookups named the owner, and " + puts
                + " Puts were acknowledged by replica holders, enough of them";
    }

    private static void requireOwner(Examined host, Peer node, RingId key, Peer owner) {
        Answer answer = host.ask(testee -> testee.lookup(node.virtualNode(), key));
        if (!answer.answeredBy().equals(Optional.of(owner))) {
            throw new Broken(
                    host.name(),
                    "a Lookup of " + key.toShortString() + " by " + node + " named "
                            + answer.answeredBy().map(Peer::toString).orElse(answer.detail()) + " instead of the owner "
                            + owner);
        }
    }

    private static void requireHolders(ExaminedRing ring, IdealRing ideal, Examined host, Peer node, Block block) {
        Answer answer = host.ask(testee -> testee.store(node.virtualNode(), block));
        List<Peer> holders = ideal.holdersOf(block.key(), ring.spec().replicas());
        int required = ring.spec().node().dhash().requiredAcknowledgements();
        if (answer.outcome() != Outcome.OK) {
            throw new Broken(host.name(), "a Put by " + node + " in an ideal ring failed: " + answer.detail());
        }
        if (answer.replicas().stream().distinct().count() < required || !holders.containsAll(answer.replicas())) {
            throw new Broken(
                    host.name(),
                    "a Put by " + node + " names " + answer.replicas() + " as having acknowledged: it takes " + required
                            + " of the replica holders, which are " + holders);
        }
    }
}
