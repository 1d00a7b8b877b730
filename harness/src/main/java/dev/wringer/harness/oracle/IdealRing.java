package dev.wringer.harness.oracle;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ring as it should be, from ground-truth membership and nothing else: a key lives at its successor (TON'03 §IV-B),
 * and its replicas at the successors of the key on distinct hosts (CFS'01 §4.2).
 *
 * <p>Immutable. The members stand in an array ordered by id, so a question costs a binary search and a change of
 * membership one copy: at 10^6 members microseconds and milliseconds.
 */
public final class IdealRing {

    private static final Comparator<Peer> BY_ID = Comparator.comparing(Peer::id);

    private final Peer[] members; // ordered by id, no two with the same
    private final int successors;

    private IdealRing(Peer[] members, int successors) {
        this.members = members;
        this.successors = successors;
    }

    /**
     * The ring of these members.
     *
     * @param successors r, the length of a successor list, ≥ 1
     * @throws IllegalArgumentException if two different members have the same id
     */
    public static IdealRing of(Collection<Peer> members, int successors) {
        if (successors < 1) {
            throw new IllegalArgumentException("a successor list has at least one entry, not " + successors);
        }
        return new IdealRing(new Peer[0], successors).with(members);
    }

    /** This ring after {@code joiners} have joined; those that are members already change nothing. */
    public IdealRing with(Collection<Peer> joiners) {
        Peer[] coming = joiners.toArray(Peer[]::new);
        Arrays.sort(coming, BY_ID); // takes time linear in those that stand in order already
        Peer[] all = new Peer[members.length + coming.length];
        int copied = 0; // of the members
        for (int i = 0; i < coming.length; i++) {
            int place = firstFrom(coming[i].id());
            if (place < members.length && members[place].id().equals(coming[i].id())) {
                place++;
            }
            System.arraycopy(members, copied, all, copied + i, place - copied);
            all[place + i] = coming[i];
            copied = place;
        }
        System.arraycopy(members, copied, all, copied + coming.length, members.length - copied);
        return new IdealRing(distinct(all), successors);
    }

    private static Peer[] distinct(Peer[] ordered) {
        int size = 0;
        for (Peer peer : ordered) {
            if (size == 0 || !ordered[size - 1].id().equals(peer.id())) {
                ordered[size++] = peer;
            } else if (!ordered[size - 1].equals(peer)) {
                throw new IllegalArgumentException("two members with one id: " + ordered[size - 1] + ", " + peer);
            }
        }
        return size == ordered.length ? ordered : Arrays.copyOf(ordered, size);
    }

    /** This ring after {@code leavers} have left or died; those that are not members change nothing. */
    public IdealRing without(Collection<Peer> leavers) {
        BitSet gone = new BitSet(members.length);
        for (Peer leaver : leavers) {
            int index = firstFrom(leaver.id());
            if (isAt(index, leaver)) {
                gone.set(index);
            }
        }
        Peer[] rest = new Peer[members.length - gone.cardinality()];
        int size = 0;
        for (int i = gone.nextClearBit(0); i < members.length; i = gone.nextClearBit(i + 1)) {
            rest[size++] = members[i];
        }
        return new IdealRing(rest, successors);
    }

    /** How many members there are. */
    public int size() {
        return members.length;
    }

    /** The members, ordered by id. */
    public List<Peer> members() {
        return Collections.unmodifiableList(Arrays.asList(members));
    }

    /** Whether {@code peer} is a member. */
    public boolean contains(Peer peer) {
        return isAt(firstFrom(peer.id()), peer);
    }

    private boolean isAt(int index, Peer peer) {
        return index < members.length && members[index].equals(peer);
    }

    /**
     * The member responsible for {@code key}: the first one whose id equals the key or follows it on the circle.
     *
     * @throws NoSuchElementException if there are no members
     */
    public Peer ownerOf(RingId key) {
        return at(firstFrom(key));
    }

    /** The members that come before {@code named} as owners of {@code key}, the right one first; none if it is the right one. */
    Stream<Peer> passedOver(RingId key, Peer named) {
        int first = firstFrom(key);
        return IntStream.range(0, members.length)
                .mapToObj(i -> at(first + i))
                .takeWhile(member -> !member.equals(named));
    }

    /**
     * What the successor list of {@code peer} should be: the r members that follow it, nearest first; all others if
     * they are fewer.
     */
    public List<Peer> successorsOf(Peer peer) {
        int first = firstFrom(peer.id());
        int others = members.length;
        if (isAt(first, peer)) {
            first++;
            others--;
        }
        List<Peer> following = new ArrayList<>(successors);
        for (int i = 0; i < Math.min(successors, others); i++) {
            following.add(at(first + i));
        }
        return following;
    }

    /**
     * The member that directly precedes {@code peer}: {@code peer} itself if it is alone.
     *
     * @throws NoSuchElementException if there are no members
     */
    public Peer predecessorOf(Peer peer) {
        return at(firstFrom(peer.id()) - 1);
    }

    /**
     * The members that should hold the block under {@code key}: its first successors on distinct hosts, the owner
     * first, as far as a successor list reaches: nobody knows those that follow.
     *
     * @param k how many replicas a block has, ≥ 1
     * @return k members; one for each host if those r nodes are on fewer
     */
    public List<Peer> holdersOf(RingId key, int k) {
        int first = firstFrom(key);
        return firstOnDistinctHosts(
                IntStream.range(0, Math.min(successors, members.length))
                        .mapToObj(i -> at(first + i))
                        .iterator(),
                k);
    }

    /** Whether all members that should hold the block under {@code key} are nodes of these hosts. */
    public boolean isHeldOnlyBy(Set<String> hosts, RingId key, int k) {
        return holdersOf(key, k).stream().allMatch(holder -> hosts.contains(holder.host()));
    }

    /** The first k of {@code candidates} no two of which share a host. */
    static List<Peer> firstOnDistinctHosts(Iterator<Peer> candidates, int k) {
        List<Peer> holders = new ArrayList<>(k);
        Set<String> hosts = new HashSet<>();
        while (holders.size() < k && candidates.hasNext()) {
            Peer candidate = candidates.next();
            if (hosts.add(candidate.host())) {
                holders.add(candidate);
            }
        }
        return holders;
    }

    private Peer at(int index) {
        if (members.length == 0) {
            throw new NoSuchElementException("the ring has no members");
        }
        return members[Math.floorMod(index, members.length)];
    }

    /** The index of the first member whose id is {@code id} or numerically greater; the size if there is none. */
    private int firstFrom(RingId id) {
        int low = 0;
        int high = members.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (members[middle].id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
