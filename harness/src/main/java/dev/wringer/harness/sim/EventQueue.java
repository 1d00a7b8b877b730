package dev.wringer.harness.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events to come, handed out by time and, at the same time, in the order in which they were added: a radix heap
 * (Ahuja, Mehlhorn, Orlin and Tarjan, JACM 37(2), 1990), which relies on simulated time never going back.
 *
 * <p>Bucket 0 holds the events at {@code last}, the time of the last event handed out; bucket b those whose time differs
 * from it in bit b − 1 and no higher one. When bucket 0 is empty, the lowest bucket with anything in it is spread over
 * the ones below. Each event moves down a few times and memory is only ever walked in order, so the cost hardly grows
 * with the number of events, where a binary heap's cache misses do.
 */
final class EventQueue {

    /**
     * When one of these buckets is spread, whatever its events will need is touched: they are due within 2^14 … 2^16 ns,
     * which in a large ring is soon, and in a small one does no harm. Most of an event's time is waiting for memory, and
     * waits for many events at once overlap.
     */
    private static final int FIRST_TOUCHED = 15;

    private static final int LAST_TOUCHED = 17;

    private final Bucket[] buckets = new Bucket[Long.SIZE + 1];

    private long occupied; // bit b − 1 is set if bucket b > 0 holds anything
    private long last; // no event is earlier than this
    private int next; // where in its first chunk bucket 0 goes on: it is handed out in order
    private int size;

    @SuppressWarnings("UnusedVariable") // of no meaning, but what is kept must be read
    private int touched;

    private @Nullable Chunk spare; // emptied chunks, to be filled again while they are warm in the cache

    EventQueue() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new Bucket();
        }
    }

    /**
     * Adds an event.
     *
     * @param time in nanoseconds, not before the last event handed out
     */
    void add(long time, SimEvent event) {
        if (time < last) {
            throw new IllegalArgumentException("an event at " + time + " would lie in the past of " + last);
        }
        place(time, event);
        size++;
    }

    private void place(long time, SimEvent event) {
        int index = Long.SIZE - Long.numberOfLeadingZeros(time ^ last);
        buckets[index].add(time, event);
        if (index > 0) {
            occupied |= 1L << (index - 1);
        }
    }

    /** Hands out the next event, or null if there is none at or before {@code end}. */
    @Nullable
    SimEvent pollBy(long end) {
        Chunk chunk = buckets[0].first;
        if (chunk == null || next == chunk.size) {
            chunk = nextChunk(chunk, end);
            if (chunk == null) {
                return null;
            }
        } else if (last > end) {
            return null;
        }
        size--;
        return chunk.take(next++);
    }

    /** The chunk from which to hand out once {@code emptied} is, or null if nothing is due by {@code end}. */
    private @Nullable Chunk nextChunk(@Nullable Chunk emptied, long end) {
        if (emptied != null) {
            buckets[0].dropFirst();
            recycle(emptied);
            next = 0;
        }
        if (buckets[0].first == null) {
            if (occupied == 0 || buckets[lowestOccupied()].earliest > end) {
                return null;
            }
            spreadLowest();
        }
        return buckets[0].first;
    }

    /** The time of the last event handed out; 0 before the first. */
    long time() {
        return last;
    }

    private int lowestOccupied() {
        return Long.numberOfTrailingZeros(occupied) + 1;
    }

    private void spreadLowest() {
        int index = lowestOccupied();
        Bucket bucket = buckets[index];
        Chunk chunk = bucket.first;
        last = bucket.earliest;
        occupied &= ~(1L << (index - 1));
        bucket.clear();
        boolean soon = FIRST_TOUCHED <= index && index <= LAST_TOUCHED;
        while (chunk != null) {
            if (soon) {
                touch(chunk);
            }
            for (int i = 0; i < chunk.size; i++) {
                place(chunk.times[i], chunk.take(i));
            }
            Chunk following = chunk.following;
            recycle(chunk);
            chunk = following;
        }
    }

    private void touch(Chunk chunk) {
        for (int i = 0; i < chunk.size; i++) {
            touched += chunk.get(i).touch();
        }
    }

    private void recycle(Chunk chunk) {
        chunk.size = 0;
        chunk.following = spare;
        spare = chunk;
    }

    private Chunk emptyChunk() {
        Chunk chunk = spare;
        if (chunk == null) {
            return new Chunk();
        }
        spare = chunk.following;
        chunk.following = null;
        return chunk;
    }

    /** How many events are to come. */
    int size() {
        return size;
    }

    /** Shows every event to come, in no particular order. */
    void forEach(Consumer<SimEvent> action) {
        int from = next;
        for (Bucket bucket : buckets) {
            for (Chunk chunk = bucket.first; chunk != null; chunk = chunk.following) {
                for (int i = from; i < chunk.size; i++) {
                    action.accept(chunk.get(i));
                }
                from = 0;
            }
            from = 0;
        }
    }

    /** Shows every event to come with its time, in the order in which they will be handed out. */
    void forEachInOrder(Shown action) {
        List<Due> due = new ArrayList<>(size);
        int from = next;
        for (Bucket bucket : buckets) {
            for (Chunk chunk = bucket.first; chunk != null; chunk = chunk.following) {
                for (int i = from; i < chunk.size; i++) {
                    due.add(new Due(chunk.times[i], chunk.get(i)));
                }
                from = 0;
            }
            from = 0;
        }
        due.sort(Comparator.comparingLong(Due::time)); // those at one time are in one bucket, in their order
        due.forEach(each -> action.event(each.time(), each.event()));
    }

    /** Is shown events. */
    @FunctionalInterface
    interface Shown {
        void event(long time, SimEvent event);
    }

    private record Due(long time, SimEvent event) {}

    /** Events in the order in which they were added. */
    private final class Bucket {

        private @Nullable Chunk first; // null if and only if the bucket is empty
        private @Nullable Chunk newest; // the end of the chain that begins at first
        private long earliest = Long.MAX_VALUE; // of the times; kept for buckets that are spread, not for bucket 0

        void add(long time, SimEvent event) {
            Chunk chunk = newest;
            if (chunk == null || chunk.size == Chunk.CAPACITY) {
                chunk = append(chunk);
            }
            chunk.add(time, event);
            if (time < earliest) {
                earliest = time;
            }
        }

        private Chunk append(@Nullable Chunk full) {
            Chunk chunk = emptyChunk();
            if (full == null) {
                first = chunk;
            } else {
                full.following = chunk;
            }
            newest = chunk;
            return chunk;
        }

        void dropFirst() {
            if (first != null) {
                first = first.following;
                newest = first == null ? null : newest;
            }
        }

        void clear() {
            first = null;
            newest = null;
            earliest = Long.MAX_VALUE;
        }
    }

    /** Some events with their times. */
    private static final class Chunk {

        private static final int CAPACITY = 256;

        private final long[] times = new long[CAPACITY];
        private final @Nullable SimEvent[] events = new SimEvent[CAPACITY]; // null where taken
        private int size;
        private @Nullable Chunk following;

        void add(long time, SimEvent event) {
            times[size] = time;
            events[size++] = event;
        }

        SimEvent get(int index) {
            SimEvent event = events[index];
            if (event == null) {
                throw new IllegalStateException("event " + index + " was taken twice");
            }
            return event;
        }

        /** Hands out an event and lets go of it, so that it can be collected. */
        SimEvent take(int index) {
            SimEvent event = get(index);
            events[index] = null;
            return event;
        }
    }
}
