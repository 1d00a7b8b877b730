package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Who was a member when, as the harness recorded it: ground truth. Immutable; later events are not seen.
 *
 * <p>Only the changes are kept, and for whoever was ever a member which of them concern it. {@link #iterator} makes one ring
 * after the other, so a trial with hundreds of changes among 10^6 members needs the memory of a few rings; whoever has
 * questions about all members asks them in the order of time. What is asked of one member, or of the members next to one key,
 * costs a search and a look at those, however many changes there are.
 */
public final class MembershipTimeline implements Iterable<Membership> {

    private final IdealRing empty;
    private final List<Change> changes; // ordered by time
    private final Lives lives;
    private final int successors;

    private MembershipTimeline(IdealRing empty, List<Change> changes, int successors) {
        this.empty = empty;
        this.changes = changes;
        this.lives = Lives.of(changes.stream().map(Change::peers).toList());
        this.successors = successors;
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
                changes.add(new Change(event.atNanos(), Cause.CAME, empty.with(formed.members())));
            } else if (event instanceof Event.Joined joined) {
                changes.add(new Change(event.atNanos(), Cause.CAME, empty.with(List.of(joined.member()))));
            } else if (event instanceof Event.Left left) {
                changes.add(new Change(event.atNanos(), Cause.LEFT, empty.with(left.leavers())));
            } else if (event instanceof Event.Crashed crashed) {
                changes.add(new Change(event.atNanos(), Cause.CRASHED, empty.with(crashed.victims())));
            }
        }
        changes.sort(Comparator.comparingLong(Change::atNanos)); // stable: at one instant, as recorded
        return new MembershipTimeline(empty, List.copyOf(changes), successors);
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
        for (Change change : changes.subList(0, countUntil(nanos))) {
            ring = change.applyTo(ring);
        }
        return ring;
    }

    /** Whether {@code peer} was a member at one moment, after everything that happened at that moment. */
    public boolean isMember(Peer peer, long nanos) {
        return isMember(lives.placeOf(peer), countUntil(nanos));
    }

    /** Whether whoever has this place was a member after the first so many changes. */
    private boolean isMember(int place, int count) {
        int last = lives.lastBefore(place, count);
        return last >= 0 && changes.get(last).isGain();
    }

    /** Whether {@code peer} was a member at {@code from} and did not cease to be one until {@code to}, inclusive. */
    public boolean isMemberThroughout(Peer peer, long from, long to) {
        int place = lives.placeOf(peer);
        int begun = countUntil(from);
        return isMember(place, begun)
                && lives.between(place, begun, countUntil(to))
                        .allMatch(change -> changes.get(change).isGain());
    }

    /** Whether {@code peer} became a member at any moment from {@code from}, exclusive, to {@code to}, inclusive. */
    public boolean becameMember(Peer peer, long from, long to) {
        return lives.between(lives.placeOf(peer), countUntil(from), countUntil(to))
                .anyMatch(change -> changes.get(change).isGain());
    }

    /** Whether {@code peer} was a member at any moment up to {@code nanos}, inclusive. */
    public boolean hasBeenMember(Peer peer, long nanos) {
        return lives.between(lives.placeOf(peer), 0, countUntil(nanos))
                .anyMatch(change -> changes.get(change).isGain());
    }

    /** Whether anybody became a member, or ceased to be one, from {@code from}, exclusive, to {@code to}, inclusive. */
    boolean changesBetween(long from, long to) {
        return countUntil(from) < countUntil(to);
    }

    /** How {@code peer} first ceased to be a member at {@code nanos} or later, if it did. */
    Optional<Departure> departureFrom(Peer peer, long nanos) {
        return lives.between(lives.placeOf(peer), countBefore(nanos), changes.size())
                .mapToObj(changes::get)
                .filter(change -> !change.isGain())
                .map(change -> new Departure(change.atNanos(), change.cause() == Cause.CRASHED))
                .findFirst();
    }

    /** When {@code peer} first became a member after {@code nanos}, exclusive, if it did. */
    OptionalLong arrivalAfter(Peer peer, long nanos) {
        return lives.between(lives.placeOf(peer), countUntil(nanos), changes.size())
                .mapToObj(changes::get)
                .filter(Change::isGain)
                .mapToLong(Change::atNanos)
                .findFirst();
    }

    /** The members that should hold the block under {@code key} at one moment: {@link IdealRing#holdersOf} of the ring of then. */
    List<Peer> holdersAt(RingId key, int k, long nanos) {
        return holders(key, k, countUntil(nanos), Set.of());
    }

    /** The same by each membership that held at some moment from {@code from} to {@code to}, both inclusive. */
    List<List<Peer>> holdersBetween(RingId key, int k, long from, long to) {
        return holdersBetweenWithout(Set.of(), key, k, from, to);
    }

    /** The same once {@code leavers} have left the rings of those memberships. */
    List<List<Peer>> holdersBetweenWithout(Set<Peer> leavers, RingId key, int k, long from, long to) {
        int begun = countUntil(from);
        IntStream later = IntStream.range(begun, countUntil(to))
                .map(change -> countUntil(changes.get(change).atNanos()));
        return IntStream.concat(IntStream.of(begun), later)
                .distinct() // changes of one moment make one membership
                .mapToObj(count -> holders(key, k, count, leavers))
                .distinct()
                .toList();
    }

    /**
     * Whether {@code peer} should have held the block under {@code key} by each membership that held at some moment from
     * {@code from} to {@code to}, both inclusive; true if there was none yet.
     *
     * @param k how many replicas a block has
     */
    boolean shouldHoldThroughout(Peer peer, RingId key, int k, long from, long to) {
        if (changes.isEmpty() || to < changes.get(0).atNanos()) {
            return true;
        }
        int begun = countUntil(Math.max(from, changes.get(0).atNanos()));
        if (!holders(key, k, begun, Set.of()).contains(peer)) {
            return false;
        }
        // Whoever comes or goes between the key and the peer may make a difference, and nobody else.
        return lives.arc(key, lives.placeOf(peer))
                .flatMap(place -> lives.between(place, begun, countUntil(to)))
                .map(change -> countUntil(changes.get(change).atNanos()))
                .distinct()
                .allMatch(count -> holders(key, k, count, Set.of()).contains(peer));
    }

    /** All who were ever members from a key on up to {@code last}, inclusive, and so many more behind it. */
    List<Peer> everBetween(RingId key, Peer last, int more) {
        long length = lives.arc(key, lives.placeOf(last)).count() + more;
        return lives.clockwise(key).limit(length).mapToObj(lives::peer).toList();
    }

    /** Whether {@code peer} began or ceased to be a member after the ring was formed, from {@code from} to {@code to}, inclusive. */
    boolean changes(Peer peer, long from, long to) {
        int begun = Math.max(1, countBefore(from));
        int end = countUntil(to);
        return begun < end
                && lives.between(lives.placeOf(peer), begun, end).findAny().isPresent();
    }

    /** The members but {@code others} that should hold a block after the first so many changes. */
    private List<Peer> holders(RingId key, int k, int count, Set<Peer> others) {
        if (count == 0) { // a look at everybody who was to come would show the same
            return List.of();
        }
        Stream<Peer> following = lives.clockwise(key)
                .filter(place -> isMember(place, count))
                .mapToObj(lives::peer)
                .filter(peer -> !others.contains(peer))
                .limit(successors);
        return IdealRing.firstOnDistinctHosts(following.iterator(), k);
    }

    /** How many changes had happened at one moment, those of that moment included. */
    private int countUntil(long nanos) {
        return nanos == Long.MAX_VALUE ? changes.size() : countBefore(nanos + 1);
    }

    private int countBefore(long nanos) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).atNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How a node ceased to be a member. */
    record Departure(long atNanos, boolean crashed) {

        /** {@code crashed at 1.000 s}. */
        @Override
        public String toString() {
            return (crashed ? "crashed at " : "left at ") + Seconds.text(atNanos);
        }
    }

    private enum Cause {
        CAME,
        LEFT,
        CRASHED
    }

    /**
     * Some nodes became members, or ceased to be.
     *
     * @param peers who; a ring only because a ring is the smallest thing in which 10^6 peers stand in order
     */
    private record Change(long atNanos, Cause cause, IdealRing peers) {

        boolean isGain() {
            return cause == Cause.CAME;
        }

        IdealRing applyTo(IdealRing ring) {
            return isGain() ? ring.with(peers.members()) : ring.without(peers.members());
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
