package dev.wringer.harness.ring;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to be done when, by the testbed's clock. What is due at one instant is done in the order in which it was put down. */
final class Agenda {

    private record Entry(long atNanos, long order, Runnable item) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::atNanos).thenComparingLong(Entry::order));
    private long added;

    void add(long atNanos, Runnable item) {
        entries.add(new Entry(atNanos, added++, item));
    }

    /** When the next thing is due. */
    long nextNanos() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.element().atNanos();
    }

    /** Does the next thing if it is due by {@code nowNanos}. */
    boolean runNext(long nowNanos) {
        if (nextNanos() > nowNanos) {
            return false;
        }
        entries.remove().item().run();
        return true;
    }
}
