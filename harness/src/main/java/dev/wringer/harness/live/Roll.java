package dev.wringer.harness.live;

import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Who is there: the hosts that run, and the members among their nodes. Used by the thread of the scenario. */
final class Roll {

    static final Comparator<Peer> BY_ID = Comparator.comparing(Peer::id);

    private final Map<String, LiveHost> hosts = new LinkedHashMap<>();
    private final Set<LiveHost> paused = new HashSet<>(); // of the hosts that run
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
        paused.remove(host);
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

    void pause(LiveHost host) {
        paused.add(host);
        host.pause();
    }

    /** Whether it was paused, and still runs. */
    boolean resume(LiveHost host) {
        return paused.remove(host);
    }

    /** The hosts that can be asked something. */
    Collection<LiveHost> awake() {
        return hosts.values().stream().filter(this::isAwake).toList();
    }

    boolean isAwake(LiveHost host) {
        return !paused.contains(host);
    }

    /** Those that can be asked something, ordered by id. */
    List<Peer> awakeMembers() {
        return paused.isEmpty()
                ? members()
                : members().stream()
                        .filter(member -> isAwake(carrierOf(member)))
                        .toList();
    }

    /** Whether this very host runs: another one of its name is another. */
    boolean has(LiveHost host) {
        return hosts.get(host.name()) == host;
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
