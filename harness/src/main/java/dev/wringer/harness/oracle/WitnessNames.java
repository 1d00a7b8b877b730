package dev.wringer.harness.oracle;

import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the nodes that a witness names: they stand in it as {@code host:port/number@id}. */
public final class WitnessNames {

    private static final Pattern NAME = Pattern.compile("[^\\s\\[\\](),;]+@[0-9a-f]{8}");

    private WitnessNames() {}

    /** Those of {@code everybody} that it names, in the order of the text. */
    public static List<Peer> in(String witness, Stream<Peer> everybody) {
        Map<String, List<Peer>> found = new LinkedHashMap<>();
        NAME.matcher(witness).results().forEach(match -> found.put(match.group(), List.of()));
        if (!found.isEmpty()) {
            everybody
                    .filter(peer -> found.containsKey(peer.toString()))
                    .forEach(peer -> found.put(peer.toString(), List.of(peer)));
        }
        return found.values().stream().flatMap(Collection::stream).toList();
    }
}
