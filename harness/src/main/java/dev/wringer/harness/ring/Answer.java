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
        String detail,
        Optional<Peer> answeredBy,
        Optional<Block> block,
        List<Peer> replicas,
        List<Peer> path,
        List<Peer> dead,
        int misroutes,
        int corrupt) {

    /** An operation that brought nothing. */
    public static Answer without(Outcome outcome, String detail) {
        return new Answer(outcome, detail, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), 0, 0);
    }

    /** An operation without effect that the ring could not carry out. */
    public static Answer failed(RpcFailure why) {
        return without(Outcome.FAILED, why.toString());
    }

    /** A store that the ring could not carry out, or only in part. */
    public static Answer notStored(RpcFailure why) {
        boolean mayBeHeld = why.kind() == RpcFailure.Kind.TIMEOUT || why.kind() == RpcFailure.Kind.UNDER_REPLICATED;
        return without(mayBeHeld ? Outcome.UNKNOWN : Outcome.FAILED, why.toString());
    }
}
