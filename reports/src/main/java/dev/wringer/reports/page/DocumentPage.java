package dev.wringer.reports.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A page that shows one JSON document, and is made of nothing else. */
public enum DocumentPage {

    /** Of {@code comparison.json}. */
    COMPARISON("Comparison"),
    /** Of {@code hunt.json}. */
    HUNT("Hunt"),
    /** Of {@code shrunk.json}. */
    SHRUNK("Shrunk");

    private final String title;

    DocumentPage(String title) {
        this.title = title;
    }

    private List<String> scripts() {
        return switch (this) {
            case COMPARISON -> List.of("elements.js", "comparison.js");
            case HUNT -> List.of("elements.js", "circle.js", "case.js", "hunt.js");
            case SHRUNK -> List.of("elements.js", "circle.js", "case.js", "shrunk.js");
        };
    }

    /**
     * The page, as it is written into one file.
     *
     * @param name of the folder, for the browser's tab
     * @param document the document
     * @throws IOException if it is no JSON
     */
    public String of(String name, String document) throws IOException {
        return PageTemplate.of(scripts(), false).with(title + " · " + name, List.of(compact(document)));
    }

    /** Read and written again: what is no JSON does not get into a page. */
    private static String compact(String document) throws IOException {
        JsonFactory factory = new JsonFactory();
        StringWriter text = new StringWriter();
        try (JsonParser parser = factory.createParser(document);
                JsonGenerator json = factory.createGenerator(text)) {
            if (parser.nextToken() == null) {
                throw new IOException("it is empty");
            }
            json.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
