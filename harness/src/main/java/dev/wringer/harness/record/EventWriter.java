package dev.wringer.harness.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.util.ArrayList;
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
    static final int FORMAT = 3;

    private final JsonGenerator json;

    EventWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Leaves the object open, for the seal. */
    void write(Event event) throws IOException {
        json.writeStartObject();
        if (event instanceof Event.Begun begun) {
            begun(begun);
        } else if (event instanceof Event.Implemented implemented) {
            begin("implemented", event);
            json.writeStringField("implementation", implemented.implementation());
            json.writeStringField("variant", implemented.variant());
            textUnlessEmpty("image", implemented.image());
            textUnlessEmpty("command", implemented.command());
        } else if (event instanceof Event.Completed completed) {
            begin("completed", event);
            operation(completed.operation());
        } else if (event instanceof Event.Snapshot snapshot) {
            begin("snapshot", event);
            json.writeStringField("label", snapshot.label());
            ring(snapshot.ring());
        } else if (event instanceof Event.Believed believed) {
            begin("believed", event);
            json.writeNumberField("line", believed.line());
            PeerTable table = PeerTable.of(believed.nodes());
            names("peers", table.peers());
            nodes("nodes", believed.nodes(), table);
        } else if (event instanceof Event.Inventory inventory) {
            begin("inventory", event);
            json.writeStringField("label", inventory.label());
            holdings(inventory.holdings());
        } else if (event instanceof Event.Measured measured) {
            begin("measured", event);
            json.writeStringField("label", measured.label());
            json.writeObjectFieldStart("values");
            for (Map.Entry<String, Long> value : measured.values().entrySet()) {
                json.writeNumberField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        } else if (event instanceof Event.Ended ended) {
            begin("ended", event);
            json.writeStringField("outcome", ended.outcome());
            json.writeStringField("reason", ended.reason());
        } else if (event instanceof Event.Play play) {
            play(play);
        } else if (event instanceof Event.Finding finding) {
            finding(finding);
        } else {
            change(event);
        }
    }

    /** What was to be played, and how far that has got. */
    private void play(Event.Play play) throws IOException {
        if (play instanceof Event.Planned planned) {
            begin("planned", play);
            json.writeStringField("schedule", planned.schedule());
            json.writeStringField("workload", planned.workload());
            json.writeStringField("budget", planned.budget());
        } else if (play instanceof Event.Entered entered) {
            begin("stage", play);
            json.writeStringField("stage", entered.stage().name());
        } else if (play instanceof Event.Acted acted) {
            begin("acted", play);
            json.writeNumberField("action", acted.action());
            json.writeStringField("text", acted.text());
            json.writeStringField("deed", acted.deed().name());
            textUnlessEmpty("note", acted.note());
        } else {
            Event.Paced paced = (Event.Paced) play;
            begin("paced", play);
            json.writeNumberField("operations", paced.operations());
            json.writeNumberField("lateness", paced.latenessNanos());
        }
    }

    /** What happened to members, or was done to them. */
    private void change(Event event) throws IOException {
        if (event instanceof Event.Formed formed) {
            begin("formed", event);
            json.writeStringField("formation", formed.formation().name());
            rules(formed.rules());
            members("members", formed.members());
        } else if (event instanceof Event.Mixed mixed) {
            begin("mixed", event);
            json.writeStringField("variant", mixed.variant());
            json.writeArrayFieldStart("hosts");
            for (String host : mixed.hosts()) {
                json.writeString(host);
            }
            json.writeEndArray();
            if (mixed.misleading()) {
                json.writeBooleanField("misleading", true);
            }
        } else if (event instanceof Event.Deployed deployed) {
            begin("deployed", event);
            json.writeStringField("release", deployed.release().name());
            json.writeArrayFieldStart("hosts");
            for (String host : deployed.hosts()) {
                json.writeString(host);
            }
            json.writeEndArray();
            json.writeStringField("runs", deployed.runs());
        } else if (event instanceof Event.Joined joined) {
            begin("joined", event);
            json.writeStringField("member", PeerName.of(joined.member()));
        } else if (event instanceof Event.Leaving leaving) {
            begin("leaving", event);
            members("leavers", leaving.leavers());
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
            json.writeBooleanField("kept", restarted.kept());
            json.writeStringField("evidence", restarted.evidence());
        } else if (event instanceof Event.MaintenanceSwitched switched) {
            begin("maintenance", event);
            json.writeBooleanField("running", switched.running());
        } else if (event instanceof Event.Recovering recovering) {
            begin("recovering", event);
            json.writeNumberField("members", recovering.members());
            json.writeNumberField("wrong", recovering.wrong());
            json.writeNumberField("blocks", recovering.blocks());
            json.writeNumberField("replicated", recovering.replicated());
            json.writeNumberField("lost", recovering.lost());
        } else {
            disturbance(event);
        }
    }

    /** What keeps living nodes from answering, and when that was over. */
    private void disturbance(Event event) throws IOException {
        if (event instanceof Event.Imposed imposed) {
            begin("imposed", event);
            json.writeNumberField("number", imposed.number());
            json.writeStringField("regime", imposed.regime());
            effect(imposed.effect());
            json.writeStringField("evidence", imposed.evidence());
        } else if (event instanceof Event.Healed healed) {
            begin("healed", event);
            json.writeNumberField("number", healed.number());
            json.writeStringField("regime", healed.regime());
        } else if (event instanceof Event.Suspected suspected) {
            begin("suspected", event);
            json.writeStringField("whom", PeerName.of(suspected.whom()));
            json.writeNumberField("since", suspected.sinceNanos());
            json.writeNumberField("calls", suspected.calls());
        } else if (event instanceof Event.Disturbed disturbed) {
            begin("disturbed", event);
            json.writeStringField("by", disturbed.by());
        } else if (event instanceof Event.Settled settled) {
            begin("settled", event);
            json.writeBooleanField("ideal", settled.ideal());
        } else {
            throw new AssertionError("no format for " + event.getClass());
        }
    }

    private void finding(Event.Finding finding) throws IOException {
        if (finding instanceof Event.Spoilt spoilt) {
            begin("spoilt", finding);
            json.writeNumberField("since", spoilt.sinceNanos());
            json.writeStringField("cause", spoilt.cause().name());
            json.writeStringField("reason", spoilt.reason());
        } else if (finding instanceof Event.Violated violated) {
            begin("violated", finding);
            json.writeStringField("check", violated.check());
            json.writeStringField("witness", violated.witness());
            if (violated.operation().isPresent()) {
                json.writeNumberField("operation", violated.operation().getAsInt());
            }
            json.writeBooleanField("excusable", violated.excusable());
        } else if (finding instanceof Event.Excused excused) {
            begin("excused", finding);
            json.writeStringField("check", excused.check());
            json.writeStringField("witness", excused.witness());
        } else if (finding instanceof Event.CutShort cut) {
            begin("cut-short", finding);
            json.writeStringField("reason", cut.reason());
        } else if (finding instanceof Event.Undecided undecided) {
            begin("undecided", finding);
            json.writeStringField("reason", undecided.reason());
        } else if (finding instanceof Event.Concluded concluded) {
            begin("concluded", finding);
            json.writeNumberField("lag", concluded.lagNanos());
            json.writeStringField("conclusion", concluded.conclusion().name());
            json.writeStringField("text", concluded.text());
        } else {
            begin("remarked", finding);
            json.writeStringField("topic", ((Event.Remarked) finding).topic());
            json.writeStringField("remark", ((Event.Remarked) finding).remark());
        }
    }

    private void rules(RingRules rules) throws IOException {
        json.writeNumberField("successors", rules.successors());
        json.writeNumberField("replicas", rules.replicas());
        json.writeNumberField("acknowledgements", rules.acknowledgements());
        json.writeNumberField("settling", rules.settlingNanos());
    }

    private void effect(RegimeEffect effect) throws IOException {
        texts("from", effect.from());
        texts("to", effect.to());
        json.writeBooleanField("bothWays", effect.bothWays());
        json.writeStringField("hindrance", effect.hindrance().name());
    }

    private void textUnlessEmpty(String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
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
        if (operation.client() > 0) {
            json.writeNumberField("client", operation.client());
        }
        if (operation.intendedNanos() < operation.invokedNanos()) {
            json.writeNumberField("intended", operation.intendedNanos());
        }
        json.writeNumberField("invoked", operation.invokedNanos());
        json.writeStringField("outcome", operation.outcome().name());
        json.writeStringField("reach", operation.reach().name());
        textUnlessEmpty("failure", operation.failure().map(Enum::name).orElse(""));
        textUnlessEmpty("detail", operation.detail());
        if (operation.answeredBy().isPresent()) {
            json.writeStringField(
                    "answeredBy", PeerName.of(operation.answeredBy().get()));
        }
        if (operation.authentic().isPresent()) {
            json.writeBooleanField("authentic", operation.authentic().get());
        }
        if (operation.version().isPresent()) {
            version(operation.version().get());
        }
        if (operation.newest()) {
            json.writeBooleanField("newest", true);
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
        texts(field, peers.stream().map(PeerName::of).toList());
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
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
        versions(holdings, table);
    }

    /** Of blocks that can change: by version who holds it. */
    private void versions(Holdings holdings, PeerTable table) throws IOException {
        if (holdings.versions().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("versions");
        for (Map.Entry<RingId, Map<Peer, Version>> block : new TreeMap<>(holdings.versions()).entrySet()) {
            Map<Version, List<Peer>> holders = new TreeMap<>();
            for (Peer holder : holdings.holdersOf(block.getKey())) {
                Version version = block.getValue().get(holder);
                if (version != null) {
                    holders.computeIfAbsent(version, v -> new ArrayList<>()).add(holder);
                }
            }
            json.writeArrayFieldStart(block.getKey().toString());
            for (Map.Entry<Version, List<Peer>> held : holders.entrySet()) {
                json.writeStartObject();
                version(held.getKey());
                json.writeFieldName("holders");
                indexes(held.getValue(), table);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void version(Version version) throws IOException {
        json.writeNumberField("version", version.number());
        json.writeStringField("digest", version.digest().toString());
    }
}
