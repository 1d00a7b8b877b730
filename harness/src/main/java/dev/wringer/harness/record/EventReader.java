package dev.wringer.harness.record;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Reads one event as {@link EventWriter} writes it; the order of its fields does not matter, and fields that it does
 * not know are passed over. Whatever is not an event makes an {@link IllegalArgumentException}.
 */
final class EventReader {

    private final JsonObject line;
    private final KnownPeers known;
    private final long at;

    private EventReader(JsonObject line, KnownPeers known) {
        this.line = line;
        this.known = known;
        this.at = line.number("at");
    }

    /** @param known the nodes that the lines before have named */
    static Event read(JsonObject line, KnownPeers known) {
        return new EventReader(line, known).event();
    }

    private Event event() {
        return switch (line.text("event")) {
            case "begun" -> begun();
            case "implemented" ->
                new Event.Implemented(
                        at,
                        line.text("implementation"),
                        line.text("variant"),
                        textIfAny("image"),
                        textIfAny("command"));
            case "formed" ->
                new Event.Formed(at, Formation.valueOf(line.text("formation")), rules(), members("members"));
            case "mixed" ->
                new Event.Mixed(
                        at, line.text("variant"), texts("hosts"), line.has("misleading") && line.flag("misleading"));
            case "deployed" ->
                new Event.Deployed(at, Release.valueOf(line.text("release")), texts("hosts"), line.text("runs"));
            case "joined" -> new Event.Joined(at, known.named(line.text("member")));
            case "leaving" -> new Event.Leaving(at, members("leavers"));
            case "left" -> new Event.Left(at, members("leavers"));
            case "crashed" -> new Event.Crashed(at, members("victims"), line.text("evidence"));
            case "restarted" ->
                new Event.Restarted(at, members("nodes"), line.text("disk"), line.flag("kept"), line.text("evidence"));
            case "imposed" ->
                new Event.Imposed(at, line.count("number"), line.text("regime"), effect(), line.text("evidence"));
            case "healed" -> new Event.Healed(at, line.count("number"), line.text("regime"));
            case "suspected" ->
                new Event.Suspected(at, known.named(line.text("whom")), line.number("since"), line.number("calls"));
            case "disturbed" -> new Event.Disturbed(at, line.text("by"));
            case "settled" -> new Event.Settled(at, line.flag("ideal"));
            case "maintenance" -> new Event.MaintenanceSwitched(at, line.flag("running"));
            case "completed" -> new Event.Completed(operation());
            case "snapshot" -> new Event.Snapshot(line.text("label"), ring());
            case "believed" -> new Event.Believed(at, line.count("line"), nodes("nodes", names("peers")));
            case "inventory" -> new Event.Inventory(line.text("label"), holdings());
            case "measured" -> measured();
            case "recovering" ->
                new Event.Recovering(
                        at,
                        line.count("members"),
                        line.count("wrong"),
                        line.count("blocks"),
                        line.count("replicated"),
                        line.count("lost"));
            case "planned" -> new Event.Planned(at, line.text("schedule"), line.text("workload"), line.text("budget"));
            case "stage" -> new Event.Entered(at, Event.Stage.valueOf(line.text("stage")));
            case "acted" ->
                new Event.Acted(
                        at,
                        line.count("action"),
                        line.text("text"),
                        Event.Deed.valueOf(line.text("deed")),
                        textIfAny("note"));
            case "paced" -> new Event.Paced(at, line.number("operations"), line.number("lateness"));
            case "remarked" -> new Event.Remarked(at, line.text("topic"), line.text("remark"));
            case "spoilt" ->
                new Event.Spoilt(
                        at, line.number("since"), Event.Cause.valueOf(line.text("cause")), line.text("reason"));
            case "violated" ->
                new Event.Violated(
                        at,
                        line.text("check"),
                        line.text("witness"),
                        line.has("operation") ? OptionalInt.of(line.count("operation")) : OptionalInt.empty(),
                        line.flag("excusable"));
            case "excused" -> new Event.Excused(at, line.text("check"), line.text("witness"));
            case "cut-short" -> new Event.CutShort(at, line.text("reason"));
            case "undecided" -> new Event.Undecided(at, line.text("reason"));
            case "concluded" ->
                new Event.Concluded(
                        at, line.number("lag"), Event.Conclusion.valueOf(line.text("conclusion")), line.text("text"));
            case "ended" -> new Event.Ended(at, line.text("outcome"), line.text("reason"));
            default -> throw new IllegalArgumentException("no such event: '" + line.text("event") + "'");
        };
    }

    private Event begun() {
        long format = line.number("format");
        if (format != EventWriter.FORMAT) {
            throw new IllegalArgumentException(
                    "the record has format " + format + ", this version reads format " + EventWriter.FORMAT);
        }
        JsonObject settings = line.object("settings");
        Map<String, String> values = new LinkedHashMap<>();
        settings.fields().keySet().forEach(name -> values.put(name, settings.text(name)));
        return new Event.Begun(at, line.text("scenario"), line.text("testbed"), line.number("seed"), values);
    }

    private Event measured() {
        JsonObject counted = line.object("values");
        Map<String, Long> values = new LinkedHashMap<>();
        counted.fields().keySet().forEach(name -> values.put(name, counted.number(name)));
        return new Event.Measured(at, line.text("label"), values);
    }

    private String textIfAny(String field) {
        return line.has(field) ? line.text(field) : "";
    }

    private RingRules rules() {
        return new RingRules(
                line.count("successors"),
                line.count("replicas"),
                line.count("acknowledgements"),
                line.number("settling"));
    }

    private RegimeEffect effect() {
        return new RegimeEffect(
                texts("from"),
                texts("to"),
                line.flag("bothWays"),
                RegimeEffect.Hindrance.valueOf(line.text("hindrance")));
    }

    private List<String> texts(String field) {
        return line.list(field).stream()
                .map(text -> JsonObject.as(String.class, field, text))
                .toList();
    }

    private List<Peer> members(String field) {
        List<Peer> members = new ArrayList<>();
        for (Object entry : line.list(field)) {
            if (entry instanceof JsonObject range) {
                members.addAll(range(range).peers());
            } else {
                members.add(known.named(JsonObject.as(String.class, field, entry)));
            }
        }
        return List.copyOf(members);
    }

    private static HostRange range(JsonObject range) {
        return new HostRange(
                range.count("firstHost"), range.count("hosts"), range.count("nodes"), range.text("suffix"));
    }

    private Operation operation() {
        Operation.Builder operation = Operation.of(
                        line.count("number"),
                        Kind.valueOf(line.text("kind")),
                        RingId.parse(line.text("key")),
                        known.named(line.text("origin")))
                .client(countIfAny("client"))
                .intended(line.has("intended") ? line.number("intended") : line.number("invoked"))
                .invoked(line.number("invoked"))
                .completed(at)
                .outcome(Outcome.valueOf(line.text("outcome")), textIfAny("detail"))
                .reach(Reach.valueOf(line.text("reach")))
                .replicas(namesIfAny("replicas"))
                .path(namesIfAny("path"))
                .dead(namesIfAny("dead"))
                .misroutes(countIfAny("misroutes"))
                .corrupt(countIfAny("corrupt"));
        if (line.has("failure")) {
            operation.failure(RpcFailure.Kind.valueOf(line.text("failure")));
        }
        if (line.has("answeredBy")) {
            operation.answeredBy(known.named(line.text("answeredBy")));
        }
        if (line.has("authentic")) {
            operation.authentic(line.flag("authentic"));
        }
        if (line.has("version")) {
            operation.version(version(line));
        }
        operation.newest(line.has("newest") && line.flag("newest"));
        return operation.build();
    }

    private int countIfAny(String field) {
        return line.has(field) ? line.count(field) : 0;
    }

    private List<Peer> namesIfAny(String field) {
        return line.has(field) ? names(field) : List.of();
    }

    private List<Peer> names(String field) {
        return texts(field).stream().map(known::named).toList();
    }

    private RingSnapshot ring() {
        List<Peer> peers = names("peers");
        List<NodeSnapshot> joining = line.has("joining") ? nodes("joining", peers) : List.of();
        return new RingSnapshot(at, nodes("members", peers), joining);
    }

    private List<NodeSnapshot> nodes(String field, List<Peer> peers) {
        return line.list(field).stream()
                .map(node -> node(JsonObject.as(List.class, field, node), peers))
                .toList();
    }

    private static NodeSnapshot node(List<?> node, List<Peer> peers) {
        if (node.size() < 4) {
            throw new IllegalArgumentException("a node has at least 4 parts: " + node);
        }
        Optional<Peer> predecessor =
                node.get(1) instanceof Long index ? Optional.of(peer(index, peers)) : Optional.empty();
        return new NodeSnapshot(
                peer(node.get(0), peers),
                predecessor,
                indexed(node.get(2), peers),
                indexed(node.get(3), peers),
                node.stream().skip(4).map(list -> indexed(list, peers)).toList());
    }

    private static List<Peer> indexed(Object indexes, List<Peer> peers) {
        List<?> list = JsonObject.as(List.class, "a list of nodes", indexes);
        List<Peer> named = new ArrayList<>(list.size());
        list.forEach(index -> named.add(peer(index, peers)));
        return named;
    }

    private static Peer peer(Object index, List<Peer> peers) {
        long number = JsonObject.as(Long.class, "a node", index);
        if (number < 0 || number >= peers.size()) {
            throw new IllegalArgumentException("no node has index " + number);
        }
        return peers.get((int) number);
    }

    private Holdings holdings() {
        List<Peer> peers = names("peers");
        Map<RingId, List<Peer>> holders = new TreeMap<>();
        line.object("holders").fields().forEach((key, who) -> holders.put(RingId.parse(key), indexed(who, peers)));
        Map<RingId, Map<Peer, Version>> versions = new TreeMap<>();
        if (line.has("versions")) {
            line.object("versions")
                    .fields()
                    .forEach((key, held) -> versions.put(RingId.parse(key), versions(held, peers)));
        }
        return new Holdings(at, holders, versions);
    }

    private static Map<Peer, Version> versions(Object held, List<Peer> peers) {
        Map<Peer, Version> versions = new HashMap<>();
        for (Object each : JsonObject.as(List.class, "versions of a block", held)) {
            JsonObject version = JsonObject.as(JsonObject.class, "a version", each);
            indexed(version.list("holders"), peers).forEach(peer -> versions.put(peer, version(version)));
        }
        return versions;
    }

    private static Version version(JsonObject object) {
        return new Version(object.number("version"), RingId.parse(object.text("digest")));
    }
}
