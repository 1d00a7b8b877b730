package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Snapshots made by hand on a circle of 64 points, where a node is its number. Whoever is not added is not a member.
 */
final class SmallRing {

    private final Map<Integer, NodeSnapshot> members = new TreeMap<>();
    private final List<NodeSnapshot> joining = new ArrayList<>();

    /** The node at one of 64 points, alone on its host. */
    static Peer node(int number) {
        return new Peer(point(number), "n" + number + ":7000", 0);
    }

    static List<Peer> nodes(int... numbers) {
        return Arrays.stream(numbers).mapToObj(SmallRing::node).toList();
    }

    static Set<Peer> set(int... numbers) {
        return Arrays.stream(numbers).mapToObj(SmallRing::node).collect(Collectors.toSet());
    }

    static RingId point(int number) {
        return RingId.ofHighBits((long) number << 58);
    }

    /** The ring of these numbers, ascending, in its ideal state. */
    static SmallRing ideal(int successors, int... numbers) {
        SmallRing ring = new SmallRing();
        int size = numbers.length;
        for (int i = 0; i < size; i++) {
            int[] list = new int[Math.min(successors, size - 1)];
            for (int j = 0; j < list.length; j++) {
                list[j] = numbers[(i + 1 + j) % size];
            }
            ring.member(numbers[i], numbers[(i + size - 1) % size], list);
        }
        return ring;
    }

    /** Adds a member, or replaces it. */
    SmallRing member(int number, int predecessor, int... successors) {
        return put(number, Optional.of(node(predecessor)), nodes(successors), List.of());
    }

    /** Adds a member without a predecessor, or replaces it. */
    SmallRing orphan(int number, int... successors) {
        return put(number, Optional.empty(), nodes(successors), List.of());
    }

    /** A list is on its way to a member. */
    SmallRing arriving(int number, int... successors) {
        NodeSnapshot node = Optional.ofNullable(members.get(number)).orElseThrow();
        return put(number, node.predecessor(), node.successors(), List.of(nodes(successors)));
    }

    /** A node joins with a list that is on its way to it. */
    SmallRing joining(int number, int... successors) {
        joining.add(new NodeSnapshot(node(number), Optional.empty(), List.of(), List.of(), List.of(nodes(successors))));
        return this;
    }

    /** Takes members out, unnoticed by the others. */
    SmallRing dead(int... numbers) {
        Arrays.stream(numbers).forEach(members::remove);
        return this;
    }

    private SmallRing put(int number, Optional<Peer> predecessor, List<Peer> successors, List<List<Peer>> arriving) {
        members.put(number, new NodeSnapshot(node(number), predecessor, successors, List.of(), arriving));
        return this;
    }

    RingSnapshot snapshot() {
        return new RingSnapshot(0, List.copyOf(members.values()), List.copyOf(joining));
    }
}
