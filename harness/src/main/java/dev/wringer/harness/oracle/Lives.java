package dev.wringer.harness.oracle;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whoever was ever a member, ordered by id, and for each of them the numbers of the changes that concern it. Members are named
 * by their <i>place</i> in that order. Immutable; it needs about the memory of two rings.
 */
final class Lives {

    /** The place of somebody who never was a member. */
    static final int NOWHERE = -1;

    private final Peer[] everybody; // ordered, each once
    private final int[] first; // for each place where its changes begin in `concerning`; one more for the end
    private final int[] concerning; // numbers of changes, place by place, ascending

    private Lives(Peer[] everybody, int[] first, int[] concerning) {
        this.everybody = everybody;
        this.first = first;
        this.concerning = concerning;
    }

    /** The lives of those whom these changes concern, whose numbers are their indexes. */
    static Lives of(List<IdealRing> changes) {
        List<Peer> all = new ArrayList<>();
        changes.forEach(change -> all.addAll(change.members()));
        Lives unfilled = new Lives(distinct(all), new int[0], new int[0]);
        int[] counts = new int[unfilled.everybody.length + 1];
        changes.forEach(change -> unfilled.places(change.members()).forEach(place -> counts[place + 1]++));
        for (int place = 0; place < unfilled.everybody.length; place++) {
            counts[place + 1] += counts[place];
        }
        int[] concerning = new int[all.size()];
        int[] next = counts.clone();
        for (int i = 0; i < changes.size(); i++) {
            int number = i;
            unfilled.places(changes.get(i).members()).forEach(place -> concerning[next[place]++] = number);
        }
        return new Lives(unfilled.everybody, counts, concerning);
    }

    private static Peer[] distinct(List<Peer> all) {
        Peer[] ordered = all.toArray(Peer[]::new);
        Arrays.sort(
                ordered,
                PeerOrder.BY_PLACE); // takes time linear in the members of a large change, who stand in order already
        int size = 0;
        for (Peer peer : ordered) {
            if (size == 0 || !ordered[size - 1].equals(peer)) {
                ordered[size++] = peer;
            }
        }
        return Arrays.copyOf(ordered, size);
    }

    /** The places of members in order; as a rule each is next to the one before. */
    private IntStream places(List<Peer> members) {
        int[] places = new int[members.size()];
        int guess = 0;
        for (int i = 0; i < places.length; i++) {
            Peer member = members.get(i);
            places[i] = guess < everybody.length && everybody[guess].equals(member) ? guess : placeOf(member);
            guess = places[i] + 1;
        }
        return Arrays.stream(places);
    }

    /** The place of {@code peer}, or {@link #NOWHERE}. */
    int placeOf(Peer peer) {
        int index = Arrays.binarySearch(everybody, peer, PeerOrder.BY_PLACE);
        return index >= 0 ? index : NOWHERE;
    }

    /** Who has this place. */
    Peer peer(int place) {
        return everybody[place];
    }

    /** The last change before the one with number {@code end} that concerns whoever has this place, or −1. */
    int lastBefore(int place, int end) {
        if (place == NOWHERE) {
            return -1;
        }
        int index = from(place, end) - 1;
        return index >= first[place] ? concerning[index] : -1;
    }

    /** The numbers of the changes from {@code begin}, inclusive, to {@code end}, exclusive, that concern whoever has this place. */
    IntStream between(int place, int begin, int end) {
        return place == NOWHERE || begin >= end
                ? IntStream.empty()
                : Arrays.stream(concerning, from(place, begin), from(place, end));
    }

    /** Where in {@code concerning} is the first change of a place whose number is {@code change} or higher. */
    private int from(int place, int change) {
        int index = Arrays.binarySearch(concerning, first[place], first[place + 1], change);
        return index >= 0 ? index : -index - 1;
    }

    /** All places in the order in which they follow a key on the circle, once round. */
    IntStream clockwise(RingId key) {
        int start = firstFrom(key);
        return IntStream.range(0, everybody.length).map(i -> (start + i) % everybody.length);
    }

    /** The places from a key on up to this one, inclusive. */
    IntStream arc(RingId key, int place) {
        int length = Math.floorMod(place - firstFrom(key), everybody.length) + 1;
        return clockwise(key).limit(length);
    }

    /** The place of the first whose id is {@code id} or numerically greater; as many as there are if there is none. */
    private int firstFrom(RingId id) {
        int low = 0;
        int high = everybody.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (everybody[middle].id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
