package dev.wringer.harness.live;

import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Who is there: the hosts that run, and the members among their nodes. Used by the thread of the scenario. */
final class Roll {

    static final Comparator<Peer> BY_ID = Comparator.comparing(Peer::id);

    private final Map<String, LiveHost> hosts = new LinkedHashMap<>();
    private final NavigableSet<Peer> members = new TreeSet<>(BY_ID);
    private List<Peer> listed = List.of(); // the members; empty when they have changed since

    void enter(LiveHost host) {
        hosts.put(host.name(), host);
    }

    void enter(Peer member) {
        members.add(member);
        listed = List.of();
    }

    /** Takes a host and its nodes off. */
    void strike(LiveHost host) {
        hosts.remove(host.name());
        host.nodes().forEach(members::remove);
        listed = List.of();
    }

    /** Ordered by id. */
    List<Peer> members() {
        if (listed.isEmpty()) {
            listed = List.copyOf(members);
        }
        return listed;
    }

    boolean hasAll(Collection<Peer> peers) {
        return members.containsAll(peers);
    }

    Collection<LiveHost> hosts() {
        return List.copyOf(hosts.values());
    }

    LiveHost host(String name) {
        LiveHost host = hosts.get(name);
        if (host == null) {
            throw new TestbedFailure("there is no host " + name);
        }
        return host;
    }

    LiveHost carrierOf(Peer peer) {
        return host(peer.host());
    }
}
