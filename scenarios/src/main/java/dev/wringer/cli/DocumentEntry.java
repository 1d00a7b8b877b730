package dev.wringer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wringer.harness.stats.Counted;
import dev.wringer.reports.page.IndexPage.Entry;
import java.nio.file.Files;

/**
 * A comparison or a hunt as a line of the list of runs.
 *
 * @param folder where it is
 */
record DocumentEntry(DocumentFolder folder) {

    Entry entry(String name) {
        JsonNode json = folder.read().orElseGet(MissingNode::getInstance);
        boolean hasReport = Files.isRegularFile(folder.path().resolve(ReportFiles.PAGE));
        return folder.kind() == DocumentFolder.Kind.COMPARISON
                ? comparison(name, json, hasReport)
                : hunt(name, json, hasReport);
    }

    private static Entry comparison(String name, JsonNode json, boolean hasReport) {
        String decision = json.path("decision").asText("unreadable");
        String verdict =
                switch (decision) {
                    case "worse" -> "FAIL";
                    case "better", "same", "not worse" -> "PASS";
                    default -> "UNKNOWN";
                };
        return new Entry(
                name,
                "comparison by " + json.path("scenario").asText("?"),
                json.path("testbed").asText(),
                verdict,
                decision,
                new Counted(json.path("rings").asLong(), "ring") + " of each side: "
                        + json.path("baseline").path("text").asText() + " → "
                        + json.path("candidate").path("text").asText(),
                json.path("command").asText(),
                hasReport);
    }

    private static Entry hunt(String name, JsonNode json, boolean hasReport) {
        long failed = json.path("failed").asLong();
        return new Entry(
                name,
                "hunt, " + json.path("variant").asText("?"),
                "sim",
                failed > 0 ? "FAIL" : "UNKNOWN",
                failed > 0 ? "FOUND" : "NOTHING FOUND",
                new Counted(json.path("rings").asLong(), "ring") + ", " + failed + " failed",
                json.path("command").asText(),
                hasReport);
    }
}
