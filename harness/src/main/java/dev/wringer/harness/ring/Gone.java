package dev.wringer.harness.ring;

import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host has left.
 *
 * @param host its logical address
 * @param undone what it has not done that leaving demands, one line; empty if it has done all
 * @param departures which of its nodes ceased to be members at which instant, in nanoseconds, where the testbed sees that;
 *     the others did just now, as far as anybody knows
 */
public record Gone(String host, Optional<String> undone, Map<Long, List<Peer>> departures) {

    /** A host whose nodes have just ceased to be members. */
    public Gone(String host, Optional<String> undone) {
        this(host, undone, Map.of());
    }

    /** A host that has left in order. */
    public static Gone inOrder(String host) {
        return new Gone(host, Optional.empty());
    }
}
