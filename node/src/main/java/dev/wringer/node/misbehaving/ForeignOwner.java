package dev.wringer.node.misbehaving;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.protocol.ChordReply.Acknowledged;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.ForwardingChordService;
import dev.wringer.node.protocol.Promise;
import java.util.List;

/**
 * A node that claims every key for itself, whoever asks it on the way.
 *
 * <p>To be caught by comparing each lookup's owner with the one that membership gives.
 */
public final class ForeignOwner extends ForwardingChordService {

    private final ChordNode node;

    /** In front of {@code node}. */
    public ForeignOwner(ChordNode node) {
        super(node);
        this.node = node;
    }

    /** Says of every key that {@code node} owns it. */
    static NextHop hop(ChordNode node) {
        return new Precedes(List.of(node.self()));
    }

    @Override
    public void nextHop(ChordRequest.FindNextHop request, Promise<NextHop> answer) {
        answer.keep(hop(node));
    }

    @Override
    public void passOn(ChordRequest.PassOn request, Promise<Acknowledged> answer) {
        answer.keep(Acknowledged.INSTANCE);
        ChordRequest.PassOn here = request.at(node.self());
        node.calls()
                .ask(
                        here.origin(),
                        new ChordRequest.Arrived(
                                here.lookup(), here.origin(), List.of(node.self()), here.path(), here.dead()));
    }
}
