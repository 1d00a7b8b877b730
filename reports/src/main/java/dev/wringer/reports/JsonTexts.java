package dev.wringer.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;

/** Lists of texts in JSON documents. */
public final class JsonTexts {

    private JsonTexts() {}

    /** Writes a field of this name, an array of {@code texts}, into an object that is open. */
    public static void write(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
