package dev.wringer.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wringer.harness.story.Film;
import dev.wringer.harness.story.Film.Frame;
import dev.wringer.harness.story.Film.State;
import dev.wringer.harness.story.Film.Told;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A failure that was made small.
 *
 * @param file the name of its case beside the page; empty if the command alone says what it is
 * @param replay the command that shows it again
 * @param size in words
 * @param minimal whether no single simplification keeps the failure
 * @param faults its schedule; empty if there are no faults
 * @param reason what it shows
 * @param film how it comes about, if that can be told
 * @param diagram the same as a sequence diagram of Mermaid
 */
public record SmallCase(
        String file,
        String replay,
        String size,
        boolean minimal,
        String faults,
        String reason,
        Optional<Film> film,
        List<String> diagram) {

    /** Takes a copy. */
    public SmallCase {
        diagram = List.copyOf(diagram);
    }

    /** Writes it as one object. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeStringField("replay", replay);
        json.writeStringField("size", size);
        json.writeBooleanField("minimal", minimal);
        json.writeStringField("faults", faults);
        json.writeStringField("reason", reason);
        JsonTexts.write(json, "diagram", diagram);
        if (film.isPresent()) {
            film(json, film.get());
        }
        json.writeEndObject();
    }

    private static void film(JsonGenerator json, Film film) throws IOException {
        json.writeObjectFieldStart("film");
        json.writeStringField("check", film.check());
        json.writeStringField("rule", film.rule());
        json.writeArrayFieldStart("nodes"); // [name, address, id]
        for (Film.Node node : film.nodes()) {
            json.writeArray(new String[] {node.name(), node.address(), node.id()}, 0, 3);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("frames");
        for (Frame frame : film.frames()) {
            frame(json, frame);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void frame(JsonGenerator json, Frame frame) throws IOException {
        json.writeStartObject();
        json.writeNumberField("at", frame.atNanos() / 1e6);
        json.writeStringField("text", frame.text());
        json.writeNumberField("whom", frame.whom());
        json.writeArrayFieldStart("messages");
        for (Told message : frame.messages()) {
            json.writeStartArray();
            json.writeNumber(message.from());
            json.writeNumber(message.to());
            json.writeString(message.kind());
            json.writeString(message.text());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("states"); // [life, predecessor, successors]
        for (State state : frame.states()) {
            json.writeStartArray();
            json.writeString(state.life());
            json.writeNumber(state.predecessor());
            int[] successors = state.successors().stream().mapToInt(one -> one).toArray();
            json.writeArray(successors, 0, successors.length);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
