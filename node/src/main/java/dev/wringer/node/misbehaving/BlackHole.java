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
 * A node that drops lookups: it knows nobody who is closer, and of those that are passed on to it nothing is heard again.
 *
 * <p>To be caught by lookups that fail though all nodes are alive, and by misroutes.
 */
public final class BlackHole extends ForwardingChordService {

    /** In front of {@code node}. */
    public BlackHole(ChordNode node) {
        super(node);
    }

    /** Says of every key that nobody is known who follows it. */
    static NextHop hop() {
        return new Precedes(List.of());
    }

    @Override
    public void nextHop(ChordRequest.FindNextHop request, Promise<NextHop> answer) {
        answer.keep(hop());
    }

    @Override
    public void passOn(ChordRequest.PassOn request, Promise<Acknowledged> answer) {
        answer.keep(Acknowledged.INSTANCE);
    }
}
