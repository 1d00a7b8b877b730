package dev.wringer.harness.sim;

import java.util.Arrays;
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

    private static final int FIRST_CAPACITY = 16;

    private final Bucket[] buckets = new Bucket[Long.SIZE + 1];

    private long occupied; // bit b − 1 is set if bucket b > 0 holds anything
    private long last; // no event is earlier than this
    private int next; // bucket 0 is a queue: the index of its first event not yet handed out
    private int size;

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
        Bucket now = buckets[0];
        if (next == now.size) {
            now.clear();
            next = 0;
            if (occupied == 0 || buckets[lowestOccupied()].earliest() > end) {
                return null;
            }
            spreadLowest();
        } else if (last > end) {
            return null;
        }
        size--;
        return now.take(next++);
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
        occupied &= ~(1L << (index - 1));
        last = bucket.earliest();
        for (int i = 0; i < bucket.size; i++) {
            place(bucket.times[i], bucket.take(i));
        }
        bucket.clear();
    }

    /** How many events are to come. */
    int size() {
        return size;
    }

    /** Shows every event to come, in no particular order. */
    void forEach(Consumer<SimEvent> action) {
        for (Bucket bucket : buckets) {
            for (int i = bucket == buckets[0] ? next : 0; i < bucket.size; i++) {
                action.accept(bucket.get(i));
            }
        }
    }

    /** Events and their times, in the order in which they were added. */
    private static final class Bucket {

        private long[] times = {};
        private @Nullable SimEvent[] events = {};
        private int size;
        private long earliest = Long.MAX_VALUE;

        void add(long time, SimEvent event) {
            if (size == times.length) {
                int capacity = Math.max(FIRST_CAPACITY, 2 * size);
                times = Arrays.copyOf(times, capacity);
                events = Arrays.copyOf(events, capacity);
            }
            times[size] = time;
            events[size++] = event;
            if (time < earliest) {
                earliest = time;
            }
        }

        long earliest() {
            return earliest;
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

        void clear() {
            size = 0;
            earliest = Long.MAX_VALUE;
        }
    }
}
