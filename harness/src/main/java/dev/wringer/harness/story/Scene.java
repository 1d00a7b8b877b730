package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.sim.Sighting.Believes;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is there at a moment, and who believes what: moves on note by note. Not thread-safe. */
final class Scene {

    private final Names names;
    private final Map<Peer, NodeSnapshot> beliefs = new HashMap<>(); // looked up only
    private final Set<Peer> members = new HashSet<>();
    private final Set<Peer> gone = new HashSet<>(); // crashed, or left

    Scene(Names names) {
        this.names = names;
    }

    /** Takes in what happens. */
    void moveOn(Note note) {
        if (note instanceof Note.Seen seen && seen.sighting() instanceof Believes believes) {
            beliefs.put(believes.whom(), believes.node());
        } else if (note instanceof Note.Recorded recorded) {
            moveOn(recorded.event());
        }
    }

    private void moveOn(Event event) {
        if (event instanceof Event.Formed formed) {
            members.addAll(formed.members());
        } else if (event instanceof Event.Joined joined) {
            members.add(joined.member());
            gone.remove(joined.member());
        } else if (event instanceof Event.Crashed crashed) {
            go(crashed.victims());
        } else if (event instanceof Event.Left left) {
            go(left.leavers());
        } else if (event instanceof Event.Restarted restarted) {
            restarted.nodes().forEach(gone::remove);
            restarted.nodes().forEach(beliefs::remove);
        }
    }

    private void go(Collection<Peer> peers) {
        members.removeAll(peers);
        gone.addAll(peers);
    }

    /** What a node believed last, if it ever believed anything. */
    Optional<NodeSnapshot> beliefOf(Peer node) {
        return Optional.ofNullable(beliefs.get(node));
    }

    boolean isMember(Peer node) {
        return members.contains(node);
    }

    /** Whether a node has crashed or left, and is not back. */
    boolean isGone(Peer node) {
        return gone.contains(node);
    }

    int size() {
        return members.size();
    }

    /** The members, in the order of the circle. */
    List<Peer> ring() {
        List<Peer> ring = new ArrayList<>(members);
        ring.sort((one, other) -> one.id().compareTo(other.id()));
        return ring;
    }

    /** A node's short name, with a dagger if it is gone. */
    String name(Peer node) {
        return names.of(node) + (isGone(node) ? "†" : "");
    }

    /** {@code [n1, n2†]}, with spaces at which no line is broken. */
    String list(List<Peer> nodes) {
        return nodes.stream().map(this::name).collect(Collectors.joining("," + Step.FIXED_SPACE, "[", "]"));
    }

    /** {@code n1, n2†}. */
    String names(Collection<Peer> nodes) {
        return nodes.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** {@code n1}, or {@code nobody}. */
    String nameOrNobody(Optional<Peer> node) {
        return node.map(this::name).orElse("nobody");
    }
}
