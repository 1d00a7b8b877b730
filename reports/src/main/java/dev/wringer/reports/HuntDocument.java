package dev.wringer.reports;

import com.fasterxml.jackson.core.JsonGenerator;
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
                json.writeFieldName("small");
                found.small().get().write(json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
