package dev.wringer.harness.oracle;

import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How witnesses name nodes and lists, so that they fit on a line. */
final class Witness {

    private static final int NAMED_AT_MOST = 8;

    private Witness() {}

    /** {@code a, b, c and 12 more}; {@code nobody} if there are none. */
    static String names(Collection<Peer> peers) {
        if (peers.isEmpty()) {
            return "nobody";
        }
        String named = peers.stream().limit(NAMED_AT_MOST).map(Peer::toString).collect(Collectors.joining(", "));
        int more = peers.size() - NAMED_AT_MOST;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    /** {@code [a, b (dead), c]}: a whole successor list, since every entry may matter. */
    static String list(List<Peer> successors, Predicate<Peer> isMember) {
        return successors.stream()
                .map(peer -> isMember.test(peer) ? peer.toString() : peer + " (dead)")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
