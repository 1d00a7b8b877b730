package dev.wringer.node.grpc;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many requests of each kind a host's virtual nodes have exchanged. Used on the host's event loop only. */
final class CallCounts {

    private final SortedMap<String, Long> sent = new TreeMap<>();
    private final SortedMap<String, Long> received = new TreeMap<>();
    private long unanswered; // of those sent, how many were not answered in time

    void countSent(String kind) {
        sent.merge(kind, 1L, Long::sum);
    }

    void countReceived(String kind) {
        received.merge(kind, 1L, Long::sum);
    }

    void countUnanswered() {
        unanswered++;
    }

    long unanswered() {
        return unanswered;
    }

    long sent(String kind) {
        return sent.getOrDefault(kind, 0L);
    }

    long received(String kind) {
        return received.getOrDefault(kind, 0L);
    }

    /** By kind; a view. */
    SortedMap<String, Long> sent() {
        return Collections.unmodifiableSortedMap(sent);
    }

    /** By kind; a view. */
    SortedMap<String, Long> received() {
        return Collections.unmodifiableSortedMap(received);
    }
}
