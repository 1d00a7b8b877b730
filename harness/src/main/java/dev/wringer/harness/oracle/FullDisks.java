package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.node.protocol.Peer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hosts that were started with a full disk, and not again since: what they do not hold they cannot be given. Not
 * thread-safe.
 */
public final class FullDisks {

    private final Set<String> hosts = new HashSet<>();

    /** No disk is full. */
    public FullDisks() {}

    /** As these events leave it. */
    static FullDisks after(List<Event> events) {
        FullDisks full = new FullDisks();
        for (Event event : events) {
            if (event instanceof Event.Restarted restarted) {
                full.note(restarted);
            }
        }
        return full;
    }

    /** Hosts have come back. */
    public void note(Event.Restarted restarted) {
        for (Peer node : restarted.nodes()) {
            if (restarted.disk().equals(Event.Restarted.DISK_FULL)) {
                hosts.add(node.host());
            } else {
                hosts.remove(node.host());
            }
        }
    }

    /** Whether this node can be given no block. */
    boolean has(Peer node) {
        return hosts.contains(node.host());
    }
}
