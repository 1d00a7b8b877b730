package dev.wringer.reports.trial;

import dev.wringer.harness.record.Event;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the nodes that a witness names: who was ever a member stands in it as {@code host:port/number@id}. */
final class WitnessNames {

    private static final Pattern NAME = Pattern.compile("[^\\s\\[\\](),;]+@[0-9a-f]{8}");

    private WitnessNames() {}

    /** In the order of the text. */
    static List<Peer> in(String witness, RingRecord record) {
        Map<String, List<Peer>> found = new LinkedHashMap<>();
        NAME.matcher(witness).results().forEach(match -> found.put(match.group(), List.of()));
        if (found.isEmpty()) {
            return List.of();
        }
        everybody(record)
                .filter(peer -> found.containsKey(peer.toString()))
                .forEach(peer -> found.put(peer.toString(), List.of(peer)));
        return found.values().stream().flatMap(Collection::stream).collect(Collectors.toList());
    }

    private static Stream<Peer> everybody(RingRecord record) {
        return record.events().stream()
                .flatMap(event -> event instanceof Event.Formed formed
                        ? formed.members().stream()
                        : event instanceof Event.Joined joined ? Stream.of(joined.member()) : Stream.empty());
    }
}
