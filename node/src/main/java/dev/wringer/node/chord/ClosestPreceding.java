package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of <i>find_successor</i> (TON'03 Fig. 5) in the fault-tolerant form of §IV-E.3: the closest preceding node is
 * sought in the finger table <i>and</i> the successor list, and a peer that does not answer is passed over.
 */
public final class ClosestPreceding implements Routing {

    /** Alternatives offered to an asker who has met dead peers: spares it one question for each further dead one. */
    private static final int ALTERNATIVES = 4;

    private final ChordNode node;

    /** The routing of {@code node}. */
    public ClosestPreceding(ChordNode node) {
        this.node = node;
    }

    @Override
    public NextHop nextHop(RingId key, List<Peer> avoid) {
        SuccessorList successors = node.successors();
        int successor = firstOutside(avoid, successors);
        if (successor == successors.size()) {
            return new Precedes(List.of());
        }
        if (successors.reaches(successor, key)) {
            return new Precedes(avoid.isEmpty() ? successors : allOutside(avoid, successors));
        }
        return new Closer(candidates(key, avoid));
    }

    /** At least one: a successor that does not reach the key precedes it. */
    private List<Peer> candidates(RingId key, List<Peer> avoid) {
        Peer best = closest(key, avoid);
        if (avoid.isEmpty() && best != null) {
            return List.of(best);
        }
        List<Peer> candidates = new ArrayList<>();
        List<Peer> passedOver = new ArrayList<>(avoid);
        while (best != null && candidates.size() < ALTERNATIVES) {
            candidates.add(best);
            passedOver.add(best);
            best = closest(key, passedOver);
        }
        return candidates;
    }

    private @Nullable Peer closest(RingId key, List<Peer> avoid) {
        FingerTable fingers = node.fingers();
        SuccessorList successors = node.successors();
        int finger = fingers.closestPreceding(key, avoid);
        for (int i = successors.lastPreceding(key); i >= 0; i--) {
            if (finger >= 0 && !fingers.isNearer(finger, successors, i)) {
                break;
            }
            if (!avoid.contains(successors.get(i))) {
                return successors.get(i);
            }
        }
        return finger < 0 ? null : fingers.at(finger);
    }

    /** The index of the first successor that is not to be avoided, or the size of the list if there is none. */
    private static int firstOutside(List<Peer> avoid, SuccessorList successors) {
        int index = 0;
        while (index < successors.size() && avoid.contains(successors.get(index))) {
            index++;
        }
        return index;
    }

    private static List<Peer> allOutside(List<Peer> avoid, List<Peer> successors) {
        List<Peer> rest = new ArrayList<>(successors);
        rest.removeAll(avoid);
        return rest;
    }
}
