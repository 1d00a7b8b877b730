package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/**
 * Who was a member when, as the harness recorded it: ground truth. Immutable; later events are not seen.
 *
 * <p>Only the changes are kept. {@link #iterator} makes one ring after the other, so a trial with hundreds of changes
 * among 10^6 members needs the memory of two rings; whoever has many questions asks them in the order of time.
 */
public final class MembershipTimeline implements Iterable<Membership> {

    private final IdealRing empty;
    private final List<Change> changes; // ordered by time

    private MembershipTimeline(IdealRing empty, List<Change> changes) {
        this.empty = empty;
        this.changes = changes;
    }

    /**
     * The membership of a ring so far.
     *
     * @param events of that ring
     * @param successors r, the length of a successor list
     */
    public static MembershipTimeline of(List<Event> events, int successors) {
        IdealRing empty = IdealRing.of(List.of(), successors);
        List<Change> changes = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Formed formed) {
                changes.add(new Change(event.atNanos(), true, empty.with(formed.members())));
            } else if (event instanceof Event.Joined joined) {
                changes.add(new Change(event.atNanos(), true, empty.with(List.of(joined.member()))));
            } else if (event instanceof Event.Left left) {
                changes.add(new Change(event.atNanos(), false, empty.with(left.leavers())));
            } else if (event instanceof Event.Crashed crashed) {
                changes.add(new Change(event.atNanos(), false, empty.with(crashed.victims())));
            }
        }
        changes.sort(Comparator.comparingLong(Change::atNanos)); // stable: at one instant, as recorded
        return new MembershipTimeline(empty, List.copyOf(changes));
    }

    /** The memberships that held one after the other, from the first event that made anybody a member. */
    @Override
    public Iterator<Membership> iterator() {
        return new Sweep();
    }

    /** The memberships that held at some moment from {@code from} to {@code to}, both inclusive, in nanoseconds. */
    public List<Membership> between(long from, long to) {
        return StreamSupport.stream(spliterator(), false)
                .takeWhile(membership -> membership.fromNanos() <= to)
                .filter(membership -> membership.overlaps(from, to))
                .toList();
    }

    /** The ring as it should be at one moment, after everything that happened at that moment. */
    public IdealRing at(long nanos) {
        IdealRing ring = empty;
        for (Change change : changes) {
            if (change.atNanos() > nanos) {
                break;
            }
            ring = change.applyTo(ring);
        }
        return ring;
    }

    /** Whether {@code peer} was a member at one moment, after everything that happened at that moment. */
    public boolean isMember(Peer peer, long nanos) {
        boolean member = false;
        for (Change change : changes) {
            if (change.atNanos() > nanos) {
                break;
            }
            if (change.concerns(peer)) {
                member = change.gain();
            }
        }
        return member;
    }

    /** Whether {@code peer} was a member at {@code from} and did not cease to be one until {@code to}, inclusive. */
    public boolean isMemberThroughout(Peer peer, long from, long to) {
        return isMember(peer, from)
                && changes.stream()
                        .noneMatch(change -> !change.gain()
                                && change.atNanos() > from
                                && change.atNanos() <= to
                                && change.concerns(peer));
    }

    /** Whether {@code peer} became a member at any moment from {@code from}, exclusive, to {@code to}, inclusive. */
    public boolean becameMember(Peer peer, long from, long to) {
        return changes.stream()
                .anyMatch(change ->
                        change.gain() && change.atNanos() > from && change.atNanos() <= to && change.concerns(peer));
    }

    /** Whether {@code peer} was a member at any moment up to {@code nanos}, inclusive. */
    public boolean hasBeenMember(Peer peer, long nanos) {
        return changes.stream().anyMatch(change -> change.gain() && change.atNanos() <= nanos && change.concerns(peer));
    }

    /**
     * Some nodes became members, or ceased to be.
     *
     * @param peers who; a ring only because a ring is the smallest thing in which 10^6 peers can be looked up
     */
    private record Change(long atNanos, boolean gain, IdealRing peers) {

        boolean concerns(Peer peer) {
            return peers.contains(peer);
        }

        IdealRing applyTo(IdealRing ring) {
            return gain ? ring.with(peers.members()) : ring.without(peers.members());
        }
    }

    /** Applies the changes one after the other; those of one instant together, since nothing held between them. */
    private final class Sweep implements Iterator<Membership> {

        private IdealRing ring = empty;
        private int next; // the change that ends the membership handed out last

        @Override
        public boolean hasNext() {
            return next < changes.size();
        }

        @Override
        public Membership next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the last membership is still in force");
            }
            long from = changes.get(next).atNanos();
            while (hasNext() && changes.get(next).atNanos() == from) {
                ring = changes.get(next).applyTo(ring);
                next++;
            }
            return new Membership(from, hasNext() ? changes.get(next).atNanos() : Long.MAX_VALUE, ring);
        }
    }
}
