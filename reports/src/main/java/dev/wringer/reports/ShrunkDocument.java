package dev.wringer.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * What {@code shrunk.json} says of a trial of a run that failed and was made small: all that its page is made of.
 *
 * @param scenario what was run
 * @param trial which of its trials failed
 * @param command that runs that one again
 * @param witness what it showed
 * @param version of the Wringer that has made it small
 * @param trials how many that took
 * @param small what it was made
 */
public record ShrunkDocument(
        String scenario, String trial, String command, String witness, String version, int trials, SmallCase small) {

    /** Writes its fields into an object that is open. */
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("scenario", scenario);
        json.writeStringField("trial", trial);
        json.writeStringField("command", command);
        json.writeStringField("witness", witness);
        json.writeStringField("version", version);
        json.writeNumberField("trials", trials);
        json.writeFieldName("small");
        small.write(json);
    }
}
