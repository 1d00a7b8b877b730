package dev.wringer.node.misbehaving;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.ForwardingDhashService;
import dev.wringer.node.protocol.Promise;

/** A DHash server that gives away other blocks than it holds, and does right otherwise. */
abstract class AlteredCopies extends ForwardingDhashService {

    AlteredCopies(Dhash honest) {
        super(honest);
    }

    /** What it gives away in place of a block that it holds. */
    protected abstract Block altered(Block held);

    @Override
    public final void findBlock(DhashRequest.FindBlock request, Promise<DhashReply.Step> answer) {
        Promise<DhashReply.Step> honest = new Promise<>();
        super.findBlock(request, honest);
        honest.<DhashReply.Step>map(step -> step instanceof Found found ? altered(found) : step)
                .forwardTo(answer);
    }

    @Override
    public final void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer) {
        Promise<DhashReply.Fetched> honest = new Promise<>();
        super.fetchBlock(key, honest);
        honest.<DhashReply.Fetched>map(held -> held instanceof Found found ? altered(found) : held)
                .forwardTo(answer);
    }

    private Found altered(Found found) {
        return new Found(altered(found.block()), found.cached(), found.inTransition());
    }
}
