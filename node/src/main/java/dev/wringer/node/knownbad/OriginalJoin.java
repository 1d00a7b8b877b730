package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.Join;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;

/**
 * <i>join</i> as first published (SIGCOMM'01 Fig. 7): {@code predecessor = nil; successor = n'.find_successor(n)}.
 *
 * <p>What is wrong: until it has stabilized, the new node knows one successor only, so the loss of that one strands it.
 * To be caught by the invariant that every member has a live successor.
 */
public final class OriginalJoin extends Join {

    private final ChordNode node;

    /** The procedure of {@code node}. */
    public OriginalJoin(ChordNode node) {
        super(node);
        this.node = node;
    }

    @Override
    protected Promise<Peer> takePlace(LookupResult place) {
        if (node.membership() == ChordNode.Membership.GONE) {
            return Promise.failed(new RpcFailure(RpcFailure.Kind.REJECTED, node.self() + " has left"));
        }
        node.assume(List.of(place.owner()), null);
        node.stabilizeNow();
        return Promise.of(node.self());
    }
}
