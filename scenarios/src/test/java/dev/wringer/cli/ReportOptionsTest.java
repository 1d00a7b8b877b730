package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What continuous integration reads of a run and of a comparison. */
class ReportOptionsTest {

    private static final String HOSTILE = "label=<a href=\"x\">&\u001b[31m | `@all`, é";

    @TempDir
    private Path folder;

    private Path junit;
    private Path summary;

    @BeforeEach
    void nameFiles() {
        junit = folder.resolve("below/junit.xml");
        summary = folder.resolve("below/summary.md");
    }

    private Invocation call(String... words) {
        return Invocation.of(Stream.concat(
                        Stream.of(words),
                        Stream.of("--out", folder.resolve("runs").toString(), "--quiet"))
                .toArray(String[]::new));
    }

    private Invocation run(String... words) {
        return call(Stream.concat(
                        Stream.of("run"),
                        Stream.concat(
                                Stream.of(words),
                                Stream.of("--junit", junit.toString(), "--summary", summary.toString())))
                .toArray(String[]::new));
    }

    private Element suites() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getDocumentElement();
    }

    @Test
    void aFailureHasItsReasonAndItsReplayCommand() throws Exception {
        Invocation run = run("fails-at-half", "--set", HOSTILE);

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        Element suites = suites();
        assertThat(suites.getAttribute("tests")).isEqualTo("10");
        assertThat(suites.getAttribute("failures")).isEqualTo("5");
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).startsWith("blocks were lost");
        assertThat(failure.getTextContent())
                .contains("replay with: ./wringer run fails-at-half --testbed sim --seed 1 --seeds 1 --set killed=50");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("killed=50% seed=1 on sim");
        assertThat(summary)
                .content()
                .startsWith("## fails-at-half: FAIL (5 pass, 5 fail of 10 trials)\n")
                .contains("| testbed |", "- **fail**: sim, killed 50 %, seed 1: blocks were lost", "  ```sh\n")
                .contains("  ./wringer run fails-at-half --testbed sim --seed 1 --seeds 1 --set killed=50");
    }

    @Test
    void whatProvesNothingIsSkippedAndWhatBreaksDownIsAnError() throws Exception {
        assertThat(run("proves-nothing").status()).isEqualTo(2);
        assertThat(suites().getAttribute("skipped")).isEqualTo("2");
        assertThat(run("breaks-down").status()).isEqualTo(4);
        assertThat(suites().getAttribute("errors")).isEqualTo("2");
        assertThat(summary)
                .content()
                .as("the second summary stands behind the first")
                .containsSubsequence("## proves-nothing: UNKNOWN", "## breaks-down: ERROR");
    }

    @Test
    void everythingIsOneDocumentOfJson() throws IOException {
        Invocation run = call("run", "fails-at-half", "--json", "--set", HOSTILE);

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.status()).isEqualTo(1);
        assertThat(json.get("exitStatus").asInt()).isEqualTo(1);
        assertThat(json.get("verdicts").get("FAIL").asInt()).isEqualTo(5);
        assertThat(json.get("settings").get("label").asText()).isEqualTo(HOSTILE.substring("label=".length()));
        assertThat(json.get("results")).hasSize(10);
        JsonNode last = json.get("results").get(9);
        assertThat(last.get("verdict").asText()).isEqualTo("FAIL");
        assertThat(last.get("sweep").get("value").asDouble()).isEqualTo(0.5);
        assertThat(last.get("replay").asText()).startsWith("./wringer run fails-at-half --testbed sim --seed 5 ");
        assertThat(last.get("measurements").get(0).get("value").asDouble()).isEqualTo(50);
        assertThat(Path.of(json.get("directory").asText())).isDirectory();
    }

    @Test
    void nothingIsPrintedIfNothingIsRun() {
        Invocation run = call("run", "passe", "--json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void aComparisonHasACaseForEachMeasure() throws Exception {
        Invocation compare = call(
                "compare",
                "fails-at-half",
                "--set=killed=50",
                "--candidate=label=y",
                "--seeds=3",
                "--json",
                "--junit=" + junit,
                "--summary=" + summary);

        assertThat(compare.status()).as(compare.err()).isEqualTo(2);
        JsonNode json = new ObjectMapper().readTree(compare.out());
        assertThat(json.get("decision").asText()).isEqualTo("undecided");
        assertThat(json.get("rings").asInt()).isEqualTo(3);
        assertThat(json.get("candidate").asText()).isEqualTo("label=y");
        assertThat(json.get("measures").get(0).get("decision").asText()).isEqualTo("undecided");
        Element suites = suites();
        assertThat(suites.getAttribute("skipped")).isEqualTo(suites.getAttribute("tests"));
        assertThat(summary).content().startsWith("## fails-at-half: undecided\n");
    }

    @Test
    void aWorseCandidateIsAFailure() throws Exception {
        Invocation compare =
                call("compare", "fails-at-half", "--baseline=killed=10", "--candidate=killed=50", "--junit=" + junit);

        assertThat(compare.status()).as(compare.out()).isEqualTo(1);
        assertThat(suites().getAttribute("failures")).isEqualTo("1");
        assertThat(suites().getElementsByTagName("failure").item(0).getTextContent())
                .contains("worse", "./wringer run fails-at-half");
    }

    // ---- what cannot be written

    @Test
    void whatCanNeverBeWrittenIsToldBeforeAnythingRuns() {
        for (String option : List.of("--junit", "--summary")) {
            Invocation run = call("run", "passes", option, folder.toString());

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).isEqualTo("wringer: " + option + " " + folder + " is a folder: name a file\n");
            assertThat(call("run", "passes", option + "=").status()).isEqualTo(3);
        }
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsAFailureOfTheHarnessAndTheVerdictIsToldAllTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        junit = file.resolve("junit.xml");

        Invocation run = run("fails-at-half");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("FAIL  5 of 10 trials");
        assertThat(run.err())
                .startsWith("wringer: cannot write " + junit + ": ")
                .hasLineCount(1);
        assertThat(summary).as("what can be written").exists();
    }

    @Test
    void nobodyTakesAnOlderFileForTheOneOfARunThatBrokeDown() throws IOException {
        Files.createDirectories(junit.getParent());
        Files.writeString(junit, "old");

        assertThat(run("never-begins").status()).isEqualTo(4);

        assertThat(junit).doesNotExist();
    }
}
