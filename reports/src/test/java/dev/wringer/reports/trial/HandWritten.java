package dev.wringer.reports.trial;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Recording;
import dev.wringer.harness.record.RingRules;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Records for tests, by hand: a ring of four hosts, three of which a block needs. */
public final class HandWritten {

    public static final long MS = 1_000_000;

    /** By id. */
    public static final List<Peer> PEERS = IntStream.rangeClosed(1, 4)
            .mapToObj(i -> Peer.at("host-" + i + ":7000", 0))
            .sorted(Comparator.comparing(Peer::id))
            .toList();

    private HandWritten() {}

    public static DrawnTrial trial(Event... events) {
        History history = new History(EventSink.NOWHERE);
        history.record(new Event.Begun(0, "by-hand", "sim", 1, Map.of()));
        history.record(new Event.Formed(0, Event.Formation.ASSEMBLED, new RingRules(3, 2, 1, 1_000 * MS), PEERS));
        List.of(events).forEach(history::record);
        return DrawnTrial.of(new Recording(history, Optional.empty()));
    }

    public static DrawnRing ring(Event... events) {
        return trial(events).rings().get(0);
    }

    /** A key that the first of the peers owns. */
    public static RingId key() {
        return PEERS.get(0).id();
    }

    public static Event stored(int number, long atMs) {
        return new Event.Completed(Operation.of(number, Kind.STORE, key(), PEERS.get(3))
                .invoked(atMs * MS)
                .completed((atMs + 1) * MS)
                .outcome(Outcome.OK, "")
                .replicas(PEERS.subList(0, 2))
                .build());
    }

    public static Event fetched(int number, long atMs, long tookMs, Outcome outcome) {
        Operation.Builder operation = Operation.of(number, Kind.FETCH, key(), PEERS.get(3))
                .invoked(atMs * MS)
                .completed((atMs + tookMs) * MS)
                .outcome(outcome, outcome == Outcome.OK ? "" : "not found");
        return new Event.Completed(
                outcome == Outcome.OK
                        ? operation.authentic(true).answeredBy(PEERS.get(0)).build()
                        : operation.build());
    }

    public static Event held(long atMs, Peer... holders) {
        Map<RingId, List<Peer>> byKey = new TreeMap<>();
        if (holders.length > 0) {
            byKey.put(key(), List.of(holders));
        }
        return new Event.Inventory("at " + atMs, new Holdings(atMs * MS, byKey));
    }

    public static Event crashed(long atMs, Peer... victims) {
        return new Event.Crashed(atMs * MS, List.of(victims), "seen to be dead");
    }
}
