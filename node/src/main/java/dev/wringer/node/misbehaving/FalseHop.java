package dev.wringer.node.misbehaving;

import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.ForwardingDhashService;
import dev.wringer.node.protocol.Promise;
import java.util.function.Supplier;

/** A DHash server that sends fetches which pass by to a false next hop, and does right otherwise. */
final class FalseHop extends ForwardingDhashService {

    private final Supplier<NextHop> hop;

    FalseHop(Dhash honest, Supplier<NextHop> hop) {
        super(honest);
        this.hop = hop;
    }

    @Override
    public void findBlock(DhashRequest.FindBlock request, Promise<DhashReply.Step> answer) {
        answer.keep(new DhashReply.Onwards(hop.get()));
    }
}
