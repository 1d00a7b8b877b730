package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.AbstractList;
import java.util.Arrays;
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

    private final Peer owner;
    private final int capacity;
    private final Peer[] entries;

    private SuccessorList(Peer owner, int capacity, Peer[] entries) {
        this.owner = owner;
        this.capacity = capacity;
        this.entries = entries;
    }

    /** The list of a node that knows nobody. */
    public static SuccessorList empty(Peer owner, int capacity) {
        return new SuccessorList(owner, capacity, new Peer[0]);
    }

    /**
     * This list replaced by {@code head} and then {@code following}, cut off at r entries and before the first entry
     * that would break the order. The step <i>succ := h followed by h's list without its last entry</i> of ZAVE'17.
     *
     * @return this very list if nothing changes
     */
    public SuccessorList adopt(Peer head, List<Peer> following) {
        int wanted = Math.min(capacity, following.size() + 1);
        if (entries.length == wanted && startsWith(head, following)) {
            return this;
        }
        Peer[] adopted = new Peer[wanted];
        int size = 0;
        RingId previous = owner.id();
        Peer next = head;
        while (next.id().isBetween(previous, owner.id())) {
            adopted[size++] = next;
            if (size == wanted) {
                break;
            }
            previous = next.id();
            next = following.get(size - 1);
        }
        return new SuccessorList(owner, capacity, size == wanted ? adopted : Arrays.copyOf(adopted, size));
    }

    private boolean startsWith(Peer head, List<Peer> following) {
        if (!entries[0].equals(head)) {
            return false;
        }
        for (int i = 1; i < entries.length; i++) {
            if (!entries[i].equals(following.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    /** This list replaced by {@code peers}, which are in order already. */
    public SuccessorList adopt(List<Peer> peers) {
        return peers.isEmpty() ? empty(owner, capacity) : adopt(peers.get(0), peers.subList(1, peers.size()));
    }

    /** This list without {@code peer}; the entries behind it move up. */
    public SuccessorList without(Peer peer) {
        int index = indexOf(peer);
        if (index < 0) {
            return this;
        }
        Peer[] rest = new Peer[entries.length - 1];
        System.arraycopy(entries, 0, rest, 0, index);
        System.arraycopy(entries, index + 1, rest, index, rest.length - index);
        return new SuccessorList(owner, capacity, rest);
    }

    /** The nearest successor, if any is known. */
    public Optional<Peer> head() {
        return entries.length == 0 ? Optional.empty() : Optional.of(entries[0]);
    }

    /** The index of the last entry strictly between the owner and {@code key}, or −1: the entries up to it precede the key. */
    int lastPreceding(RingId key) {
        int index = entries.length - 1;
        while (index >= 0 && !entries[index].id().isBetween(owner.id(), key)) {
            index--;
        }
        return index;
    }

    @Override
    public Peer get(int index) {
        return entries[index];
    }

    @Override
    public int size() {
        return entries.length;
    }
}
