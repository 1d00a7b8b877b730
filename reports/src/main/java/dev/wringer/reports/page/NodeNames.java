package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The nodes that a page names: each once, since the rings of a run have the same ones. Not thread-safe. */
final class NodeNames {

    private final Map<Peer, Integer> numbers = new LinkedHashMap<>();

    int numberOf(Peer peer) {
        return numbers.computeIfAbsent(peer, p -> numbers.size());
    }

    /** Writes names, and the first 32 bits of ids, as two arrays. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("names");
        for (Peer peer : numbers.keySet()) {
            json.writeString(peer.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("ids");
        for (Peer peer : numbers.keySet()) {
            json.writeString(peer.id().toShortString());
        }
        json.writeEndArray();
    }
}
