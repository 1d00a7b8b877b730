package dev.wringer.harness.ring;

import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import java.util.Optional;

/**
 * What the asked node answered to a client's operation; the fields are those of
 * {@link dev.wringer.harness.record.Operation}.
 *
 * @param block the block that a fetch brought
 */
public record Answer(
        Outcome outcome,
        Optional<RpcFailure.Kind> failure,
        String detail,
        Optional<Peer> answeredBy,
        Optional<Block> block,
        List<Peer> replicas,
        List<Peer> path,
        List<Peer> dead,
        int misroutes,
        int corrupt) {

    /** A lookup that was done. */
    public static Answer found(Peer owner, List<Peer> path, List<Peer> dead, int misroutes) {
        return done(Optional.of(owner), Optional.empty(), List.of(), path, dead, misroutes, 0);
    }

    /** A store that was done. */
    public static Answer stored(List<Peer> acknowledged) {
        return done(Optional.empty(), Optional.empty(), acknowledged, List.of(), List.of(), 0, 0);
    }

    /** A fetch that was done. */
    public static Answer fetched(Peer from, Block block, List<Peer> path, List<Peer> dead, int misroutes, int corrupt) {
        return done(Optional.of(from), Optional.of(block), List.of(), path, dead, misroutes, corrupt);
    }

    private static Answer done(
            Optional<Peer> by,
            Optional<Block> block,
            List<Peer> replicas,
            List<Peer> path,
            List<Peer> dead,
            int misroutes,
            int corrupt) {
        return new Answer(Outcome.OK, Optional.empty(), "", by, block, replicas, path, dead, misroutes, corrupt);
    }

    /** An operation of which nobody knows what came. */
    public static Answer none(String why) {
        return without(Outcome.UNKNOWN, Optional.empty(), why);
    }

    /** An operation without effect that the ring could not carry out. */
    public static Answer failed(RpcFailure why) {
        return without(Outcome.FAILED, Optional.of(why.kind()), why.toString());
    }

    /** A store that the ring could not carry out, or only in part. */
    public static Answer notStored(RpcFailure why) {
        boolean mayBeHeld =
                switch (why.kind()) {
                    // Superseded at one holder, it may have been stored at others, where the winner has not come yet.
                    case TIMEOUT, UNDER_REPLICATED, SUPERSEDED -> true;
                    case UNREACHABLE, BUSY, LEAVING, REJECTED, NO_ROUTE, NOT_FOUND -> false;
                };
        return without(mayBeHeld ? Outcome.UNKNOWN : Outcome.FAILED, Optional.of(why.kind()), why.toString());
    }

    private static Answer without(Outcome outcome, Optional<RpcFailure.Kind> failure, String detail) {
        List<Peer> nobody = List.of();
        return new Answer(outcome, failure, detail, Optional.empty(), Optional.empty(), nobody, nobody, nobody, 0, 0);
    }
}
