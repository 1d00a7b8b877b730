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
 * What {@code hunt.json} says of a hunt: all that its page is made of.
 *
 * @param command that hunts again; how far a hunt gets that is limited by time depends on the machine
 * @param version of the Wringer that has hunted
 * @param variant the protocol of the nodes
 * @param rings how many were tried
 * @param failed how many of them failed by a fault of that protocol
 * @param tried what was tried, in one sentence
 * @param limits what that does not say: a sentence each
 * @param findings the most frequent first
 */
public record HuntDocument(
        String command,
        String version,
        String variant,
        long rings,
        long failed,
        String tried,
        List<String> limits,
        List<Found> findings) {

    /** Takes copies. */
    public HuntDocument {
        limits = List.copyOf(limits);
        findings = List.copyOf(findings);
    }

    /**
     * Failures that are told apart from others and not from one another.
     *
     * @param signature what they have in common
     * @param count how many there were
     * @param seed the smallest with which it showed
     * @param witness what the first of them showed
     * @param small what it was shrunk to; empty if it was not
     */
    public record Found(String signature, int count, long seed, String witness, Optional<SmallCase> small) {}

    /**
     * A case that was made small.
     *
     * @param file its name beside the page
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
    }

    /** Writes its fields into an object that is open. */
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("command", command);
        json.writeStringField("version", version);
        json.writeStringField("variant", variant);
        json.writeNumberField("rings", rings);
        json.writeNumberField("failed", failed);
        json.writeStringField("tried", tried);
        JsonTexts.write(json, "limits", limits);
        json.writeArrayFieldStart("findings");
        for (Found found : findings) {
            json.writeStartObject();
            json.writeStringField("signature", found.signature());
            json.writeNumberField("count", found.count());
            json.writeStringField("seed", String.valueOf(found.seed())); // scripts have no whole numbers of 64 bits
            json.writeStringField("witness", found.witness());
            if (found.small().isPresent()) {
                small(json, found.small().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void small(JsonGenerator json, SmallCase small) throws IOException {
        json.writeObjectFieldStart("small");
        json.writeStringField("file", small.file());
        json.writeStringField("replay", small.replay());
        json.writeStringField("size", small.size());
        json.writeBooleanField("minimal", small.minimal());
        json.writeStringField("faults", small.faults());
        json.writeStringField("reason", small.reason());
        JsonTexts.write(json, "diagram", small.diagram());
        if (small.film().isPresent()) {
            film(json, small.film().get());
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
