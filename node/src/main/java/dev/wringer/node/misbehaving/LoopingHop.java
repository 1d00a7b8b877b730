package dev.wringer.node.misbehaving;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.protocol.ChordReply.Acknowledged;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.ForwardingChordService;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;

/**
 * A node that sends lookups backwards, to its predecessor, from where they come to it again.
 *
 * <p>To be caught by a check that each hop comes closer to the key: only who asks the hops itself can make it.
 */
public final class LoopingHop extends ForwardingChordService {

    private final ChordNode node;

    /** In front of {@code node}. */
    public LoopingHop(ChordNode node) {
        super(node);
        this.node = node;
    }

    /** Says of every key that the predecessor of {@code node} is closer. */
    static NextHop hop(ChordNode node) {
        return new Closer(List.of(back(node)));
    }

    private static Peer back(ChordNode node) {
        return node.predecessor().orElse(node.self());
    }

    @Override
    public void nextHop(ChordRequest.FindNextHop request, Promise<NextHop> answer) {
        answer.keep(hop(node));
    }

    @Override
    public void passOn(ChordRequest.PassOn request, Promise<Acknowledged> answer) {
        answer.keep(Acknowledged.INSTANCE);
        node.calls().ask(back(node), request.at(node.self()));
    }
}
