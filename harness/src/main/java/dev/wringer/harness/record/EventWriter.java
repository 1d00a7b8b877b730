package dev.wringer.harness.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes events as JSON objects, as {@link EventReader} reads them. What is empty, zero or usual is left out. A field's
 * place never depends on a hash, so equal events make equal bytes.
 */
final class EventWriter {

    /** The version of the format: raised when a reader of the old one would misunderstand the new. */
    static final int FORMAT = 1;

    private final JsonGenerator json;

    EventWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Event event) throws IOException {
        json.writeStartObject();
        if (event instanceof Event.Begun begun) {
            begun(begun);
        } else if (event instanceof Event.Formed formed) {
            begin("formed", event);
            json.writeStringField("formation", formed.formation().name());
            members("members", formed.members());
        } else if (event instanceof Event.Joined joined) {
            begin("joined", event);
            json.writeStringField("member", PeerName.of(joined.member()));
        } else if (event instanceof Event.Left left) {
            begin("left", event);
            members("leavers", left.leavers());
        } else if (event instanceof Event.Crashed crashed) {
            begin("crashed", event);
            members("victims", crashed.victims());
            json.writeStringField("evidence", crashed.evidence());
        } else if (event instanceof Event.Restarted restarted) {
            begin("restarted", event);
            members("nodes", restarted.nodes());
            json.writeStringField("disk", restarted.disk());
            json.writeStringField("evidence", restarted.evidence());
        } else if (event instanceof Event.Completed completed) {
            begin("completed", event);
            operation(completed.operation());
        } else if (event instanceof Event.Snapshot snapshot) {
            begin("snapshot", event);
            json.writeStringField("label", snapshot.label());
            ring(snapshot.ring());
        } else if (event instanceof Event.Inventory inventory) {
            begin("inventory", event);
            json.writeStringField("label", inventory.label());
            holdings(inventory.holdings());
        } else {
            remark(event);
        }
        json.writeEndObject();
    }

    /** The events that are nothing but words. */
    private void remark(Event event) throws IOException {
        if (event instanceof Event.Imposed imposed) {
            begin("imposed", event);
            json.writeStringField("regime", imposed.regime());
            json.writeStringField("evidence", imposed.evidence());
        } else if (event instanceof Event.Healed healed) {
            begin("healed", event);
            json.writeStringField("regime", healed.regime());
        } else if (event instanceof Event.MaintenanceSwitched switched) {
            begin("maintenance", event);
            json.writeBooleanField("running", switched.running());
        } else if (event instanceof Event.Remarked remarked) {
            begin("remarked", event);
            json.writeStringField("check", remarked.check());
            json.writeStringField("remark", remarked.remark());
        } else if (event instanceof Event.Ended ended) {
            begin("ended", event);
            json.writeStringField("outcome", ended.outcome());
            json.writeStringField("reason", ended.reason());
        } else {
            throw new AssertionError("no format for " + event.getClass());
        }
    }

    private void begin(String name, Event event) throws IOException {
        json.writeStringField("event", name);
        json.writeNumberField("at", event.atNanos());
    }

    private void begun(Event.Begun begun) throws IOException {
        begin("begun", begun);
        json.writeNumberField("format", FORMAT);
        json.writeStringField("scenario", begun.scenario());
        json.writeStringField("testbed", begun.testbed());
        json.writeNumberField("seed", begun.seed());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : begun.settings().entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
    }

    /** Names, and ranges of hosts where enough of them follow one another. */
    private void members(String field, List<Peer> peers) throws IOException {
        json.writeArrayFieldStart(field);
        int next = 0;
        while (next < peers.size()) {
            Optional<HostRange> range = HostRange.at(peers, next);
            if (range.isPresent()) {
                range(range.get());
                next += Math.toIntExact(range.get().size());
            } else {
                json.writeString(PeerName.of(peers.get(next)));
                next++;
            }
        }
        json.writeEndArray();
    }

    private void range(HostRange range) throws IOException {
        json.writeStartObject();
        json.writeNumberField("firstHost", range.first());
        json.writeNumberField("hosts", range.hosts());
        json.writeNumberField("nodes", range.nodes());
        json.writeStringField("suffix", range.suffix());
        json.writeEndObject();
    }

    private void operation(Operation operation) throws IOException {
        json.writeNumberField("number", operation.number());
        json.writeStringField("kind", operation.kind().name());
        json.writeStringField("key", operation.key().toString());
        json.writeStringField("origin", PeerName.of(operation.origin()));
        json.writeNumberField("invoked", operation.invokedNanos());
        json.writeStringField("outcome", operation.outcome().name());
        json.writeStringField("reach", operation.reach().name());
        if (!operation.detail().isEmpty()) {
            json.writeStringField("detail", operation.detail());
        }
        if (operation.answeredBy().isPresent()) {
            json.writeStringField(
                    "answeredBy", PeerName.of(operation.answeredBy().get()));
        }
        if (operation.authentic().isPresent()) {
            json.writeBooleanField("authentic", operation.authentic().get());
        }
        namesUnlessEmpty("replicas", operation.replicas());
        namesUnlessEmpty("path", operation.path());
        namesUnlessEmpty("dead", operation.dead());
        countUnlessZero("misroutes", operation.misroutes());
        countUnlessZero("corrupt", operation.corrupt());
    }

    private void countUnlessZero(String field, int count) throws IOException {
        if (count != 0) {
            json.writeNumberField(field, count);
        }
    }

    private void namesUnlessEmpty(String field, List<Peer> peers) throws IOException {
        if (!peers.isEmpty()) {
            names(field, peers);
        }
    }

    private void names(String field, List<Peer> peers) throws IOException {
        json.writeArrayFieldStart(field);
        for (Peer peer : peers) {
            json.writeString(PeerName.of(peer));
        }
        json.writeEndArray();
    }

    /**
     * The nodes mentioned, then each node as {@code [self, predecessor, [successor …], [finger …], [arriving …] …]}.
     */
    private void ring(RingSnapshot ring) throws IOException {
        PeerTable table = PeerTable.of(ring);
        names("peers", table.peers());
        nodes("members", ring.members(), table);
        if (!ring.joining().isEmpty()) {
            nodes("joining", ring.joining(), table);
        }
    }

    private void nodes(String field, List<NodeSnapshot> nodes, PeerTable table) throws IOException {
        json.writeArrayFieldStart(field);
        for (NodeSnapshot node : nodes) {
            json.writeStartArray();
            json.writeNumber(table.indexOf(node.self()));
            if (node.predecessor().isPresent()) {
                json.writeNumber(table.indexOf(node.predecessor().get()));
            } else {
                json.writeNull();
            }
            indexes(node.successors(), table);
            indexes(node.fingers(), table);
            for (List<Peer> list : node.arriving()) {
                indexes(list, table);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void indexes(List<Peer> peers, PeerTable table) throws IOException {
        json.writeStartArray();
        for (Peer peer : peers) {
            json.writeNumber(table.indexOf(peer));
        }
        json.writeEndArray();
    }

    private void holdings(Holdings holdings) throws IOException {
        PeerTable table = PeerTable.of(holdings);
        names("peers", table.peers());
        json.writeObjectFieldStart("holders");
        for (Map.Entry<RingId, List<Peer>> block : new TreeMap<>(holdings.holders()).entrySet()) {
            json.writeFieldName(block.getKey().toString());
            indexes(block.getValue(), table);
        }
        json.writeEndObject();
    }
}
