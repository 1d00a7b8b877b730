package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ClosestPreceding;
import dev.wringer.node.chord.Routing;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * Routing that goes to the finger whose interval contains the key, instead of the closest finger that precedes the key.
 *
 * <p>What is wrong: a finger is the first node at or after the <i>start</i> of its interval; the key may lie between the
 * two, and then the lookup overshoots. To be caught by a check that each hop comes closer to the key (iterative lookups
 * count it as a misroute), and by paths that go round the ring (recursive ones).
 */
public final class WrongFingerInterval implements Routing {

    private final ChordNode node;
    private final Routing correct;

    /** The routing of {@code node}. */
    public WrongFingerInterval(ChordNode node) {
        this.node = node;
        this.correct = new ClosestPreceding(node);
    }

    @Override
    public NextHop nextHop(RingId key, List<Peer> avoid) {
        NextHop right = correct.nextHop(key, avoid);
        Peer finger = node.fingers().fingerOfInterval(key);
        boolean finished = !(right instanceof Closer);
        return finished || finger == null || avoid.contains(finger) ? right : new Closer(List.of(finger));
    }
}
