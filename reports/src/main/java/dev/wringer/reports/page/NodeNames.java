package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.JsonTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The nodes that a page names: each once, since the rings of a run have the same ones. Thousands of names have few heads and few tails:
 * a page has those once, and two numbers in one for each name. Not thread-safe.
 */
final class NodeNames {

    private static final Pattern PARTS = Pattern.compile("([^.:/]*)(.*)", Pattern.DOTALL);

    private final Map<Peer, Integer> numbers = new LinkedHashMap<>();

    int numberOf(Peer peer) {
        return numbers.computeIfAbsent(peer, p -> numbers.size());
    }

    int size() {
        return numbers.size();
    }

    /** Forgets all but the first so many. */
    void keep(int first) {
        numbers.values().removeIf(number -> number >= first);
    }

    /**
     * Writes the names, of which each is a head and a tail, as {@code head · tails + tail}, and one after the other the first 32 bits of
     * ids.
     */
    void write(JsonGenerator json) throws IOException {
        Map<String, Integer> heads = new LinkedHashMap<>();
        Map<String, Integer> tails = new LinkedHashMap<>();
        List<int[]> named = new ArrayList<>();
        StringBuilder ids = new StringBuilder();
        for (Peer peer : numbers.keySet()) {
            Matcher parts = PARTS.matcher(peer.name());
            if (!parts.matches()) {
                throw new AssertionError("any text has a head and a tail: " + peer.name());
            }
            named.add(new int[] {place(parts.group(1), heads), place(parts.group(2), tails)});
            ids.append(peer.id().toShortString());
        }
        JsonTexts.write(json, "heads", heads.keySet());
        JsonTexts.write(json, "tails", tails.keySet());
        json.writeArrayFieldStart("named");
        for (int[] name : named) {
            json.writeNumber((long) name[0] * tails.size() + name[1]);
        }
        json.writeEndArray();
        json.writeStringField("ids", ids.toString());
    }

    private static int place(String text, Map<String, Integer> known) {
        return known.computeIfAbsent(text, t -> known.size());
    }
}
