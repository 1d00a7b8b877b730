package dev.wringer.harness.sim;

import dev.wringer.node.chord.FingerTable;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts nodes into the ideal state at once: right successor lists, predecessors and finger tables. How founders start, and
 * how rings come about that are too large to grow.
 */
final class RingAssembly {

    private final List<SimNode> ring; // in the order of the circle
    private final int successors;

    RingAssembly(List<SimNode> nodes, int successors) {
        this.ring = new ArrayList<>(nodes);
        this.ring.sort(Comparator.comparing(node -> node.self().id()));
        this.successors = successors;
    }

    void assemble() {
        for (int i = 0; i < ring.size(); i++) {
            ring.get(i).chord().assume(following(i), at(i - 1 + ring.size()));
        }
        fillFingers();
    }

    private Peer at(int index) {
        return ring.get(index % ring.size()).self();
    }

    private List<Peer> following(int index) {
        int length = Math.min(successors, ring.size() - 1);
        List<Peer> following = new ArrayList<>(length);
        for (int i = 1; i <= length; i++) {
            following.add(at(index + i));
        }
        return following;
    }

    /** Finger by finger rather than node by node: then starts and fingers both go round the circle once, in step. */
    private void fillFingers() {
        for (int exponent = 0; exponent < RingId.BITS; exponent++) {
            int finger = 0; // how far the sweep has come; runs over the circle at most twice
            for (int i = 0; i < ring.size(); i++) {
                SimNode node = ring.get(i);
                FingerTable table = node.chord().fingers();
                RingId start = table.start(exponent);
                finger = Math.max(finger, i + 1);
                while (finger < i + ring.size()
                        && isBefore(at(finger).id(), start, node.self().id())) {
                    finger++;
                }
                if (finger > i + 1 && finger < i + ring.size()) {
                    table.set(exponent, at(finger));
                }
            }
        }
    }

    /** Whether, walking clockwise from {@code origin}, one meets {@code id} before {@code start}. */
    private static boolean isBefore(RingId id, RingId start, RingId origin) {
        return id.isBetween(origin, start);
    }
}
