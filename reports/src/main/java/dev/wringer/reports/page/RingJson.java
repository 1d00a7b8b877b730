package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.CaughtViolation;
import dev.wringer.reports.trial.Census;
import dev.wringer.reports.trial.DrawnRing;
import dev.wringer.reports.trial.ExplainedOperation;
import dev.wringer.reports.trial.Fault;
import dev.wringer.reports.trial.LatencySeries;
import dev.wringer.reports.trial.RingHealth;
import dev.wringer.reports.trial.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One ring as the page's scripts read it. Times are milliseconds since the trial began, nodes are places on the circle;
 * an operation is an array, whose fields {@code model.js} names. Most of a page is operations: their numbers, their times and the nodes of
 * their lists are written as differences from the one before, which are short.
 */
final class RingJson {

    private static final int MOST_OPERATIONS = 2_000;
    private static final int MOST_OPERATIONS_OF_A_LARGE_RING = 300;
    private static final int MOST_NODES = 3_000;
    private static final int MOST_FAULTS = 400;
    private static final int MOST_VIOLATIONS = 50;
    private static final int MOST_SURROUNDINGS = 3; // the first violations
    private static final int MOST_POINTS = 600;
    private static final int STRETCHES = 80;
    private static final int MOST_SNAPSHOTS = 3;
    private static final int FINGERS = 12; // of each node of a snapshot; the farthest tell most

    private final DrawnRing ring;
    private final ShownOperations operations;
    private final ShownNodes nodes;
    private final JsonGenerator json;
    private final NodeNames names;
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    private RingJson(DrawnRing ring, JsonGenerator json, NodeNames names) {
        long everybody = ring.record()
                .all(Event.Formed.class)
                .mapToLong(formed -> formed.members().size())
                .sum();
        this.ring = ring;
        this.json = json;
        this.names = names;
        this.operations =
                ShownOperations.of(ring, everybody > MOST_NODES ? MOST_OPERATIONS_OF_A_LARGE_RING : MOST_OPERATIONS);
        this.nodes = ShownNodes.of(ring, operations, MOST_NODES);
    }

    /**
     * Writes a ring as one object.
     *
     * @param trial the index of its trial in the run
     * @param rings how many rings that trial has
     */
    static void write(JsonGenerator json, NodeNames names, DrawnRing ring, int trial, int rings) throws IOException {
        new RingJson(ring, json, names).write(trial, rings);
    }

    private void write(int trial, int rings) throws IOException {
        json.writeStartObject();
        json.writeNumberField("trial", trial);
        json.writeNumberField("ring", ring.record().number());
        json.writeNumberField("rings", rings);
        time("from", ring.record().fromNanos());
        time("until", ring.record().untilNanos());
        json.writeNumberField("successors", ring.record().rules().successors());
        json.writeNumberField("replicas", ring.record().rules().replicas());
        json.writeNumberField("allNodes", nodes.total());
        json.writeArrayFieldStart("nodes");
        for (Peer peer : nodes.nodes()) {
            json.writeNumber(names.numberOf(peer));
        }
        json.writeEndArray();
        lives();
        faults();
        stages();
        operations();
        series();
        censuses();
        health();
        violations();
        snapshots();
        json.writeArrayFieldStart("texts");
        for (String text : texts.keySet()) {
            json.writeString(text);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Whose state changed when: {@code [time, state, places]}. */
    private void lives() throws IOException {
        json.writeArrayFieldStart("lives");
        for (Event event : ring.record().events()) {
            if (event instanceof Event.Formed formed) {
                life(event, "alive", formed.members());
            } else if (event instanceof Event.Joined joined) {
                life(event, "alive", List.of(joined.member()));
            } else if (event instanceof Event.Crashed crashed) {
                life(event, "dead", crashed.victims());
            } else if (event instanceof Event.Left left) {
                life(event, "left", left.leavers());
            } else if (event instanceof Event.Leaving leaving) {
                life(event, "leaving", leaving.leavers());
            } else if (event instanceof Event.Restarted restarted) {
                life(event, "joining", restarted.nodes());
            }
        }
        json.writeEndArray();
    }

    private void life(Event event, String state, Collection<Peer> peers) throws IOException {
        List<Integer> places = nodes.places(peers);
        if (places.isEmpty()) {
            return;
        }
        json.writeStartArray();
        time(event.atNanos());
        json.writeString(state);
        numbers(places.size() == nodes.nodes().size() ? List.of() : places); // none stands for all
        json.writeEndArray();
    }

    private void faults() throws IOException {
        json.writeNumberField("allFaults", ring.faults().size());
        json.writeArrayFieldStart("faults");
        List<Fault> shown = ring.faults().stream()
                .filter(fault -> ring.faults().size() <= MOST_FAULTS || fault.isDisturbance())
                .limit(MOST_FAULTS)
                .toList();
        for (Fault fault : shown) {
            json.writeStartObject();
            json.writeStringField("kind", fault.kind().name());
            time("from", fault.fromNanos());
            if (fault.untilNanos().isPresent()) {
                time(
                        "until",
                        Math.min(fault.untilNanos().getAsLong(), ring.record().untilNanos()));
            }
            json.writeStringField("what", fault.what());
            json.writeStringField("evidence", fault.evidence());
            json.writeNumberField("hosts", fault.hosts().size());
            json.writeFieldName("nodes");
            numbers(nodes.placesOf(new HashSet<>(fault.hosts())));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void stages() throws IOException {
        json.writeArrayFieldStart("stages");
        for (Event.Entered entered : ring.record().all(Event.Entered.class).toList()) {
            json.writeStartArray();
            time(entered.atNanos());
            json.writeString(entered.stage().name());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void operations() throws IOException {
        json.writeNumberField("allOperations", operations.total());
        json.writeNumberField("allWrong", operations.wrong());
        json.writeArrayFieldStart("operations");
        int number = 0;
        long micros = 0;
        for (ExplainedOperation one : operations.shown()) {
            Operation operation = one.operation();
            long intendedMicros = Math.round(operation.intendedNanos() / 1e3);
            json.writeStartArray();
            json.writeNumber(operation.number() - number);
            time((intendedMicros - micros) * 1_000);
            operation(one);
            json.writeEndArray();
            number = operation.number();
            micros = intendedMicros;
        }
        json.writeEndArray();
    }

    private void operation(ExplainedOperation one) throws IOException {
        Operation operation = one.operation();
        time(operation.latencyNanos());
        json.writeString(operation.kind().name().substring(0, 1)
                + operation.outcome().name().charAt(0));
        json.writeString(operation.key().toShortString());
        json.writeNumber(place(Optional.of(operation.origin())));
        json.writeNumber(place(operation.answeredBy()));
        differences(nodes.places(operation.path()));
        differences(nodes.places(operation.dead()));
        differences(nodes.places(operation.replicas()));
        if (one.wentWrong() || !operation.detail().isEmpty()) {
            json.writeNumber(one.explanation().map(this::text).orElse(-1));
            json.writeNumber(operation.detail().isEmpty() ? -1 : text(operation.detail()));
            differences(
                    operation.kind() == Operation.Kind.FETCH ? nodes.places(lastKnownHolders(operation)) : List.of());
        }
    }

    /** Who held the block when it was last seen to be held before the operation, those included that have died since. */
    private List<Peer> lastKnownHolders(Operation operation) {
        return ring.record()
                .all(Event.Inventory.class)
                .map(Event.Inventory::holdings)
                .filter(holdings -> holdings.atNanos() <= operation.invokedNanos())
                .map(holdings -> holdings.holdersOf(operation.key()))
                .filter(holders -> !holders.isEmpty())
                .reduce(List.of(), (earlier, later) -> later);
    }

    private int place(Optional<Peer> peer) {
        return peer.map(one -> nodes.index().getOrDefault(one, -1)).orElse(-1);
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, t -> texts.size());
    }

    private void series() throws IOException {
        json.writeArrayFieldStart("series");
        for (LatencySeries.Stretch stretch : LatencySeries.of(ring, STRETCHES).stretches()) {
            json.writeStartArray();
            time(stretch.fromNanos());
            time((long) stretch.median());
            time((long) stretch.p90());
            time((long) stretch.p99());
            json.writeNumber(stretch.succeeded());
            json.writeNumber(stretch.wrong());
            json.writeNumber(stretch.failed());
            json.writeNumber(stretch.unknown());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void censuses() throws IOException {
        json.writeArrayFieldStart("censuses");
        for (Census census : thinned(ring.censuses())) {
            json.writeStartArray();
            time(census.atNanos());
            json.writeString(census.label());
            json.writeNumber(census.blocks());
            json.writeNumber(census.full());
            json.writeNumber(census.under());
            json.writeNumber(census.lost());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void health() throws IOException {
        json.writeArrayFieldStart("health");
        for (RingHealth point : thinned(ring.health())) {
            json.writeStartArray();
            time(point.atNanos());
            json.writeNumber(point.members());
            json.writeString(point.ideal().name());
            json.writeNumber(point.judged() ? 1 : 0);
            json.writeNumber(point.violations());
            json.writeNumber(point.wrong().orElse(-1));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Every so-manieth, and the last one. */
    private static <T> List<T> thinned(List<T> all) {
        int step = Math.max(1, (all.size() + MOST_POINTS - 1) / MOST_POINTS);
        List<T> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % step == 0 || i == all.size() - 1) {
                some.add(all.get(i));
            }
        }
        return some;
    }

    private void violations() throws IOException {
        json.writeNumberField("allViolations", ring.violations().size());
        json.writeArrayFieldStart("violations");
        int around = 0;
        for (CaughtViolation violation :
                ring.violations().stream().limit(MOST_VIOLATIONS).toList()) {
            json.writeStartObject();
            time("at", violation.atNanos());
            json.writeStringField("check", violation.check());
            json.writeStringField("witness", violation.witness());
            json.writeFieldName("nodes");
            numbers(nodes.places(violation.members()));
            if (violation.operation().isPresent()) {
                json.writeNumberField("operation", violation.operation().getAsInt());
            }
            if (around++ < MOST_SURROUNDINGS) {
                json.writeFieldName("around");
                new SurroundingsJson(json, names, nodes).write(Surroundings.of(ring, violation));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What nodes believed, where that was recorded: the last few snapshots of a ring that is small enough. */
    private void snapshots() throws IOException {
        List<Event.Snapshot> all = ring.record().all(Event.Snapshot.class).toList();
        List<Event.Snapshot> last = all.subList(Math.max(0, all.size() - MOST_SNAPSHOTS), all.size());
        json.writeArrayFieldStart("snapshots");
        for (Event.Snapshot snapshot : last) {
            if (snapshot.ring().members().size() > MOST_NODES) {
                continue;
            }
            json.writeStartObject();
            time("at", snapshot.atNanos());
            json.writeStringField("label", snapshot.label());
            json.writeArrayFieldStart("beliefs");
            for (NodeSnapshot node : snapshot.ring().members()) {
                json.writeStartArray();
                json.writeNumber(place(Optional.of(node.self())));
                numbers(nodes.places(node.successors()));
                numbers(nodes.places(node.fingers().stream().limit(FINGERS).toList()));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void differences(List<Integer> places) throws IOException {
        json.writeStartArray();
        int before = 0;
        for (int place : places) {
            json.writeNumber(place - before);
            before = place;
        }
        json.writeEndArray();
    }

    private void numbers(List<Integer> numbers) throws IOException {
        json.writeStartArray();
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private void time(String name, long nanos) throws IOException {
        json.writeFieldName(name);
        time(nanos);
    }

    private void time(long nanos) throws IOException {
        json.writeNumber(Milliseconds.text(nanos));
    }
}
