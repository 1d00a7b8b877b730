package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RingRules;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When others may have passed over a live member without being at fault: it had joined so recently that news of it may not
 * have reached everybody, it was leaving, or it could be taken for dead. A doubt lasts for {@link RingRules#settlingNanos} after its cause,
 * and no longer than until the ring is seen in the ideal state. Immutable.
 */
final class Doubts {

    /** Why a member may not have been known to be there. */
    enum Doubt {
        /** It had just joined, or come back, or was on its way out. */
        COMING_OR_GOING,
        /** Calls to it were not answered in time, or a regime stood between it and others. */
        SUSPECTED
    }

    private final long settlingNanos;
    private final NavigableSet<Long> settled; // when the ring was seen in the ideal state
    private final Map<Peer, List<Long>> moved; // when each began to be a member, or to leave; looked up only
    private final Map<Peer, List<Event.Suspected>> suspected; // looked up only
    private final Reachability reachability;

    private Doubts(
            long settlingNanos,
            NavigableSet<Long> settled,
            Map<Peer, List<Long>> moved,
            Map<Peer, List<Event.Suspected>> suspected,
            Reachability reachability) {
        this.settlingNanos = settlingNanos;
        this.settled = settled;
        this.moved = moved;
        this.suspected = suspected;
        this.reachability = reachability;
    }

    /** The doubts that arise from {@code events}. */
    static Doubts of(List<Event> events, RingRules rules, Reachability reachability) {
        NavigableSet<Long> settled = new TreeSet<>();
        Map<Peer, List<Long>> moved = new HashMap<>();
        Map<Peer, List<Event.Suspected>> suspected = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Event.Settled calm && calm.ideal()) {
                settled.add(event.atNanos());
            } else if (event instanceof Event.Joined joiner) {
                moved.computeIfAbsent(joiner.member(), peer -> new ArrayList<>())
                        .add(event.atNanos());
            } else if (event instanceof Event.Leaving leaving) {
                leaving.leavers().forEach(leaver -> moved.computeIfAbsent(leaver, peer -> new ArrayList<>())
                        .add(event.atNanos()));
            } else if (event instanceof Event.Suspected suspicion) {
                suspected
                        .computeIfAbsent(suspicion.whom(), peer -> new ArrayList<>())
                        .add(suspicion);
            }
        }
        return new Doubts(rules.settlingNanos(), settled, moved, suspected, reachability);
    }

    /**
     * Why {@code member} may have been passed over by something that went on for a time.
     *
     * @param begin when that began; {@code end}, when it was over
     */
    Optional<Doubt> about(Peer member, long begin, long end) {
        long since = Math.max(
                begin - settlingNanos, Optional.ofNullable(settled.floor(begin)).orElse(Long.MIN_VALUE));
        if (wasSuspected(member, since, end) || reachability.wasDisturbed(member.host(), since, end)) {
            return Optional.of(Doubt.SUSPECTED);
        }
        boolean hasMoved = moved.getOrDefault(member, List.of()).stream().anyMatch(at -> since <= at && at <= end);
        return hasMoved ? Optional.of(Doubt.COMING_OR_GOING) : Optional.empty();
    }

    private boolean wasSuspected(Peer member, long since, long end) {
        return suspected.getOrDefault(member, List.of()).stream()
                .anyMatch(spell -> spell.sinceNanos() <= end && since <= spell.atNanos());
    }
}
