package dev.wringer.reports.page;

import java.util.List;

/** The page over all runs of a folder. */
public final class IndexPage {

    /** By which it is known. */
    public static final String TITLE = "Wringer: runs";

    private static final List<String> SCRIPTS = List.of("elements.js", "index.js");

    private IndexPage() {}

    /**
     * A run, a comparison or a hunt in the list.
     *
     * @param name of its folder, which begins with the time of the run
     * @param scenario what was run
     * @param testbed where
     * @param verdict what all of its verdicts come to: {@code PASS}, {@code FAIL}, {@code UNKNOWN}, {@code ERROR} or {@code RUNNING}
     * @param word how that is called here
     * @param tally how much was tried, and what came of it
     * @param command that makes it again
     * @param hasReport whether its page is there
     */
    public record Entry(
            String name,
            String scenario,
            String testbed,
            String verdict,
            String word,
            String tally,
            String command,
            boolean hasReport) {}

    /** The page, as it is written into one file that stands beside the folders of the runs. */
    public static String of(List<Entry> entries) {
        String data = RunPage.json(json -> {
            json.writeStartArray();
            for (Entry entry : entries) {
                json.writeStartObject();
                json.writeStringField("name", entry.name());
                json.writeStringField("scenario", entry.scenario());
                json.writeStringField("testbed", entry.testbed());
                json.writeStringField("verdict", entry.verdict());
                json.writeStringField("word", entry.word());
                json.writeStringField("tally", entry.tally());
                json.writeStringField("command", entry.command());
                json.writeBooleanField("hasReport", entry.hasReport());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return PageTemplate.of(SCRIPTS, false).with(TITLE, List.of(data));
    }
}
