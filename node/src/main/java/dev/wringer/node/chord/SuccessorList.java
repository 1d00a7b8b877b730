package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * The nodes that follow one node on the circle, nearest first (TON'03 §IV-E.3). Immutable: a change makes a new list, so
 * a list may be sent, kept and compared without copying.
 *
 * <p>Invariant: going through the entries from the owner on, one walks clockwise and never passes the owner: ordered,
 * without duplicates, without the owner. At most {@code capacity} (r) entries.
 */
public final class SuccessorList extends AbstractList<Peer> implements RandomAccess {

    private final RingId owner;
    private final int capacity;
    private final PeerArray entries; // every place taken

    private SuccessorList(RingId owner, int capacity, PeerArray entries) {
        this.owner = owner;
        this.capacity = capacity;
        this.entries = entries;
    }

    /** The list of a node that knows nobody. */
    public static SuccessorList empty(Peer owner, int capacity) {
        return new SuccessorList(owner.id(), capacity, PeerArray.EMPTY);
    }

    /**
     * This list replaced by {@code head} and then {@code following}, cut off at r entries and before the first entry
     * that would break the order. The step <i>succ := h followed by h's list without its last entry</i> of ZAVE'17.
     *
     * @return this very list if nothing changes
     */
    public SuccessorList adopt(Peer head, List<Peer> following) {
        int wanted = Math.min(capacity, following.size() + 1);
        if (size() == wanted && startsWith(head, following)) {
            return this;
        }
        PeerArray adopted = new PeerArray(wanted);
        int size = 0;
        RingId previous = owner;
        Peer next = head;
        while (next.id().isBetween(previous, owner)) {
            adopted.set(size++, next);
            if (size == wanted) {
                break;
            }
            previous = next.id();
            next = following.get(size - 1);
        }
        return new SuccessorList(owner, capacity, size == wanted ? adopted : adopted.resized(size));
    }

    private boolean startsWith(Peer head, List<Peer> following) {
        if (!head.equals(entries.get(0))) {
            return false;
        }
        for (int i = 1; i < entries.length(); i++) {
            if (!following.get(i - 1).equals(entries.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** This list replaced by {@code peers}, which are in order already. */
    public SuccessorList adopt(List<Peer> peers) {
        return peers.isEmpty()
                ? new SuccessorList(owner, capacity, PeerArray.EMPTY)
                : adopt(peers.get(0), peers.subList(1, peers.size()));
    }

    /** This list without {@code peer}; the entries behind it move up. */
    public SuccessorList without(Peer peer) {
        int index = indexOf(peer);
        if (index < 0) {
            return this;
        }
        PeerArray rest = entries.resized(entries.length() - 1);
        for (int i = index; i < rest.length(); i++) {
            rest.set(i, entries.get(i + 1));
        }
        return new SuccessorList(owner, capacity, rest);
    }

    /** The nearest successor, if any is known. */
    public Optional<Peer> head() {
        return isEmpty() ? Optional.empty() : Optional.of(get(0));
    }

    /** The index of the last entry strictly between the owner and {@code key}, or −1: the entries up to it precede the key. */
    int lastPreceding(RingId key) {
        int index = entries.length() - 1;
        while (index >= 0 && !entries.isBetween(index, owner, key)) {
            index--;
        }
        return index;
    }

    /** Whether {@code key} lies between the owner, which it may not be, and entry {@code index}, which it may be. */
    boolean reaches(int index, RingId key) {
        return !entries.isBetween(index, owner, key);
    }

    /** Whether entry {@code index} is farther from the owner than a place of {@code other}. */
    boolean isFarther(int index, PeerArray other, int otherIndex) {
        return entries.isFarther(index, other, otherIndex, owner);
    }

    @Override
    public Peer get(int index) {
        Peer entry = entries.get(index);
        if (entry == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return entry;
    }

    @Override
    public int size() {
        return entries.length();
    }
}
