package dev.wringer.harness.sim;

import dev.wringer.node.chord.FingerTable;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts nodes into the ideal state at once: right successor lists, predecessors and finger tables. How founders start, and
 * how rings come about that are too large to grow.
 */
final class RingAssembly {

    private final List<SimNode> ring; // in the order of the circle
    private final int successors;
    private final NodeCode code;
    private final long[] topBits; // of the ids, in the same order: decide nearly always, without a look at the node

    RingAssembly(List<SimNode> nodes, int successors, NodeCode code) {
        this.ring = new ArrayList<>(nodes);
        this.ring.sort(Comparator.comparing(node -> node.self().id()));
        this.successors = successors;
        this.code = code;
        this.topBits =
                ring.stream().mapToLong(node -> node.self().id().highBits()).toArray();
    }

    void assemble() {
        for (int i = 0; i < ring.size(); i++) {
            SimNode node = ring.get(i);
            List<Peer> list = following(i);
            Peer predecessor = at(i - 1 + ring.size());
            code.run(node, () -> node.chord().assume(list, predecessor));
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
        int[] lowest = lowestUsefulExponents();
        for (int exponent = IntStream.of(lowest).min().orElse(RingId.BITS); exponent < RingId.BITS; exponent++) {
            World.stopIfInterrupted();
            int finger = 0; // how far the sweep has come; runs over the circle at most twice
            for (int i = 0; i < ring.size(); i++) {
                finger = Math.max(finger, i + 1);
                if (exponent >= lowest[i]) {
                    finger = fillFinger(exponent, i, finger);
                }
            }
        }
    }

    /** Node {@code origin}'s finger, sought from index {@code from} on; the index of who it is. */
    private int fillFinger(int exponent, int origin, int from) {
        SimNode node = ring.get(origin);
        try {
            FingerTable table = node.chord().fingers();
            int finger = firstFrom(table.start(exponent), origin, from);
            if (finger < origin + ring.size()) {
                table.set(exponent, at(finger));
            }
            return finger;
        } catch (RuntimeException | Error e) {
            code.blame(node, e);
            throw e;
        }
    }

    /** For each node the lowest finger that starts beyond its successor; those below are the successor itself. */
    private int[] lowestUsefulExponents() {
        int[] lowest = new int[ring.size()];
        for (int i = 0; i < lowest.length; i++) {
            lowest[i] = at(i).id().distanceExponent(at(i + 1).id()) + 1;
        }
        return lowest;
    }

    /** The first node at or after {@code start}, seen from node {@code origin}, sought from index {@code from} on. */
    private int firstFrom(RingId start, int origin, int from) {
        int index = from;
        while (index < origin + ring.size() && isBefore(index, start, origin)) {
            index++;
        }
        return index;
    }

    /** Whether, walking clockwise from the origin, one meets node {@code index} before {@code start}. */
    private boolean isBefore(int index, RingId start, int origin) {
        long originBits = topBits[origin];
        long nodeDistance = topBits[index % topBits.length] - originBits;
        long startDistance = start.highBits() - originBits;
        return nodeDistance == startDistance
                ? at(index).id().isBetween(at(origin).id(), start)
                : Long.compareUnsigned(nodeDistance, startDistance) < 0;
    }
}
