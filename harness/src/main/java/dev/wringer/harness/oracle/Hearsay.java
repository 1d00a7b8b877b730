package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What successor lists say on the word of hosts that lie about their neighbours on purpose: the place of the first of
 * them in a list, for it may hide whoever stands before it, and all that follows, for that came from it. Nobody can
 * know better. Immutable.
 */
public final class Hearsay {

    private final int successors;
    private final Set<String> liars; // hosts

    /**
     * The word of these hosts.
     *
     * @param successors r, the length of a successor list
     */
    public Hearsay(int successors, Set<String> liars) {
        this.successors = successors;
        this.liars = Set.copyOf(liars);
    }

    /** This ring, had the liars told the truth: hearsay is replaced by what should stand there, and nothing else. */
    public RingSnapshot corrected(RingSnapshot ring) {
        return liars.isEmpty()
                ? ring
                : new RingSnapshot(
                        ring.atNanos(),
                        ring.members().stream()
                                .map(member -> corrected(member, ring))
                                .toList(),
                        ring.joining());
    }

    private NodeSnapshot corrected(NodeSnapshot node, RingSnapshot ring) {
        int known = 0; // entries of which the node need not take a liar's word
        while (known < node.successors().size()
                && !liars.contains(node.successors().get(known).host())) {
            known++;
        }
        return known == node.successors().size()
                ? node
                : new NodeSnapshot(
                        node.self(), node.predecessor(), completed(node, known, ring), node.fingers(), node.arriving());
    }

    private List<Peer> completed(NodeSnapshot node, int known, RingSnapshot ring) {
        List<Peer> list = new ArrayList<>(node.successors().subList(0, known));
        Peer last = known == 0 ? node.self() : list.get(known - 1);
        int size = ring.members().size();
        int next = ring.firstFrom(last.id());
        if (ring.isMember(last)) {
            next++;
        }
        while (list.size() < Math.min(successors, size - 1)) {
            list.add(ring.members().get(next++ % size).self());
        }
        return list;
    }
}
