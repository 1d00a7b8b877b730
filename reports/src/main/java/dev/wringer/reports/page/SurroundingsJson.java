package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.Surroundings;
import dev.wringer.reports.trial.Surroundings.Concerned;
import dev.wringer.reports.trial.Surroundings.Moment;
import dev.wringer.reports.trial.Surroundings.Preceding;
import dev.wringer.reports.trial.Surroundings.Truth;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is known around a violation, as the page's scripts read it: nodes are numbers of {@link NodeNames}, −1 is nobody. */
final class SurroundingsJson {

    private final JsonGenerator json;
    private final NodeNames names;
    private final ShownNodes shown;

    SurroundingsJson(JsonGenerator json, NodeNames names, ShownNodes shown) {
        this.json = json;
        this.names = names;
        this.shown = shown;
    }

    void write(Surroundings around) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("nodes"); // [number, place on the circle, roles]
        for (Concerned node : around.nodes()) {
            json.writeStartArray();
            json.writeNumber(names.numberOf(node.node()));
            json.writeNumber(shown.index().getOrDefault(node.node(), -1));
            json.writeString(String.join(", ", node.roles()));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("moments");
        for (Moment moment : around.moments()) {
            moment(moment);
        }
        json.writeEndArray();
        json.writeNumberField("earlier", around.earlier());
        json.writeArrayFieldStart("before");
        for (Preceding one : around.before()) {
            json.writeStartArray();
            json.writeNumber(Milliseconds.text(one.atNanos()));
            json.writeString(one.text());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void moment(Moment moment) throws IOException {
        json.writeStartObject();
        json.writeFieldName("at");
        json.writeNumber(Milliseconds.text(moment.atNanos()));
        json.writeStringField("label", moment.label());
        json.writeArrayFieldStart("truths"); // null of a node that is no member
        for (Truth truth : moment.truths()) {
            if (truth.member()) {
                neighbours(truth.predecessor(), truth.successors());
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        if (moment.isSeen()) {
            json.writeArrayFieldStart("beliefs");
            for (Optional<NodeSnapshot> belief : moment.beliefs()) {
                if (belief.isPresent()) {
                    neighbours(belief.get().predecessor(), belief.get().successors());
                } else {
                    json.writeNull();
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** {@code [predecessor, successors]}. */
    private void neighbours(Optional<Peer> predecessor, List<Peer> successors) throws IOException {
        json.writeStartArray();
        json.writeNumber(predecessor.map(names::numberOf).orElse(-1));
        json.writeStartArray();
        for (Peer peer : successors) {
            json.writeNumber(names.numberOf(peer));
        }
        json.writeEndArray();
        json.writeEndArray();
    }
}
