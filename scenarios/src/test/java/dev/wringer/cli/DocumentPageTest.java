package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wringer.reports.page.DocumentPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages of comparisons, hunts, and failures that were made small, in a browser. */
@RequiresBrowser
class DocumentPageTest {

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path comparison;
    private static Path hunt;
    private static Path shrunk;

    @BeforeAll
    static void pages() throws IOException {
        Invocation.asInstalled(
                "compare",
                "massive-failure",
                "--nodes",
                "30",
                "--set",
                "successors=8",
                "--set",
                "replicas=3",
                "--set",
                "killed=33",
                "--set",
                "blocks=20",
                "--set",
                "lookups=20",
                "--candidate",
                "variant=skipped-replica-repair",
                "--seeds",
                "10",
                "--quiet",
                "--out",
                folder.toString());
        Invocation.asInstalled(
                "hunt",
                "--seed",
                "43",
                "--runs",
                "5",
                "--variant",
                "original",
                "--shrink",
                "1",
                "--out",
                folder.toString());
        comparison = page("comparison.json");
        hunt = page("hunt.json");
        shrunk = shrunk();
        browser = Browser.start();
    }

    private static Path shrunk() throws IOException {
        Path out = folder.resolve("shrinking");
        Invocation run = ShrinkTest.shrinking(out);
        Path page = out.resolve("latest").toRealPath().resolve("shrunk/report.html");
        assertThat(run.out()).contains("shrunk/report.html");
        return page;
    }

    private static Path page(DocumentPage kind) {
        return switch (kind) {
            case COMPARISON -> comparison;
            case HUNT -> hunt;
            case SHRUNK -> shrunk;
        };
    }

    private static JsonNode document(DocumentPage kind) throws IOException {
        return document(page(kind), kind.name().toLowerCase(Locale.ROOT) + ".json");
    }

    private static Path page(String document) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> !Files.isSymbolicLink(one) && Files.exists(one.resolve(document)))
                    .findFirst()
                    .orElseThrow()
                    .resolve("report.html");
        }
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void wide() {
        browser.wideAndLight();
    }

    private static JsonNode document(Path page, String name) throws IOException {
        return new ObjectMapper().readTree(page.resolveSibling(name).toFile());
    }

    @Test
    void aComparisonSaysWhatItComesToAndShowsEveryPair() throws IOException {
        JsonNode said = document(comparison, "comparison.json");
        browser.open(comparison);

        assertThat(browser.text(".headline .verdict")).isEqualTo("worse");
        assertThat(browser.text("#sentence")).startsWith("The candidate is worse than the baseline: in failed trials");
        assertThat(browser.text(".command pre")).startsWith("./wringer compare massive-failure");
        assertThat(browser.count("#measures tbody tr"))
                .isEqualTo(said.path("rows").size());
        assertThat(browser.count("svg.pairs"))
                .isEqualTo(browser.count("svg.looks"))
                .isGreaterThan(3);
        assertThat(browser.all("svg.pairs").get(0).findElements(By.cssSelector(".dot")))
                .hasSize(10);
        assertThat(browser.all("svg.pairs .band, svg.pairs .zero")).hasSizeGreaterThan(7);
        browser.requireClean();
    }

    @Test
    void aComparisonLeadsToBothOfItsRuns() {
        for (String side : List.of("baseline", "candidate")) {
            browser.open(comparison);
            browser.click(browser.element("a[href^=" + side + "]"));

            assertThat(browser.text("h1")).contains("massive-failure");
            assertThat(browser.text(".headline .verdict")).isEqualTo(side.equals("baseline") ? "PASS" : "FAIL");
        }
    }

    @Test
    void theLastLookIsTheVerdict() throws IOException {
        for (JsonNode row : document(comparison, "comparison.json").path("rows")) {
            JsonNode looks = row.path("looks");
            if (looks.size() > 0) {
                JsonNode last = looks.get(looks.size() - 1);
                assertThat(last.get(4)).isEqualTo(row.get("decision"));
                assertThat(last.get(2)).isEqualTo(row.get("low"));
                assertThat(last.get(3)).isEqualTo(row.get("high"));
                assertThat(last.get(0).asInt()).isEqualTo(row.path("pairs").size());
            }
        }
    }

    @Test
    void theListHasBothAndLeadsThere() {
        browser.open(folder.resolve("index.html"));

        assertThat(browser.text("#runs")).contains("comparison by massive-failure", "worse", "hunt, original", "FOUND");
        browser.click(browser.element("#runs a[href*=compare]"));
        assertThat(browser.text("#sentence")).contains("worse");
        browser.open(folder.resolve("index.html"));
        browser.click(browser.element("#runs a[href*=hunt]"));
        assertThat(browser.text("h1")).contains("original");
        browser.requireClean();
    }

    @Test
    void aHuntIsNoProofAndItsCaseGoesStepByStepToItsViolation() throws IOException {
        JsonNode film = document(hunt, "hunt.json").at("/findings/0/small/film");
        int last = film.path("frames").size() - 1;
        browser.open(hunt);

        assertThat(browser.text("#limits")).contains("proves anything about rings that were not tried");
        assertThat(browser.text(".finding .command pre")).startsWith("./wringer replay ");
        assertThat(browser.count("#circle .node")).isEqualTo(film.path("nodes").size());
        assertThat(browser.text("#moment")).startsWith("step 0 of " + last);
        browser.click(browser.element(".story .on"));
        assertThat(browser.text("#moment")).startsWith("step 1 of " + last);
        WebElement slider = browser.element(".story .slider");
        slider.sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.text("#moment")).startsWith("step 2 of " + last);
        browser.element(".story").sendKeys(Keys.END);
        assertThat(browser.text(".step")).startsWith("VIOLATION of");
        assertThat(browser.count("#circle .accused")).isPositive();
        browser.requireClean();
    }

    @Test
    void aStepOfACaseStandsInTheAddress() {
        browser.open(hunt, "case=1&step=2");
        assertThat(browser.text("#moment")).startsWith("step 2 of ");
        browser.click(browser.element(".story .back"));
        assertThat(browser.ask("return location.hash")).isEqualTo("#case=1&step=1");
        for (String nonsense : List.of("case=1&step=-1", "case=1&step=99999", "case=x&step=y", "step=1", "%%%")) {
            browser.open(hunt, nonsense);
            assertThat(browser.text("#moment")).as(nonsense).startsWith("step ");
        }
        browser.requireClean();
    }

    @Test
    void whatANodeBelievesWronglyIsMarked() throws IOException {
        browser.open(hunt);
        assertThat(browser.count(".story mark")).isZero(); // the ring was ideal before
        browser.click(browser.element(".story .end"));

        assertThat(browser.count(".story mark")).isPositive();
    }

    @Test
    void aHuntThatFindsNothingSaysThatThisProvesNothing(@TempDir Path other) throws IOException {
        Invocation.asInstalled("hunt", "--seed", "1", "--runs", "3", "--out", other.toString());
        try (Stream<Path> all = Files.list(other)) {
            Path page = all.filter(one -> Files.exists(one.resolve("hunt.json")))
                    .findFirst()
                    .orElseThrow()
                    .resolve("report.html");
            browser.open(page);
        }

        assertThat(browser.text(".headline .verdict")).isEqualTo("NOTHING FOUND");
        assertThat(browser.count(".PASS")).isZero();
        assertThat(browser.text("#limits")).contains("NOTHING FOUND, which proves nothing");
        browser.requireClean();
    }

    @Test
    void aRunLeadsToWhatItsFirstFailureWasMade() throws IOException {
        browser.open(shrunk.getParent().resolveSibling("report.html"));
        browser.click(browser.element("#shrunk"));

        assertThat(browser.text("h1")).isEqualTo("churn made small");
        assertThat(browser.text(".finding .command pre")).startsWith("./wringer run churn ");
        assertThat(browser.count("#circle .node")).isBetween(2L, 12L);
        browser.click(browser.element(".story .end"));
        assertThat(browser.text(".step")).startsWith("VIOLATION of");
        assertThat(browser.count(".story mark")).isPositive();
        browser.click(browser.element("a[href='../report.html']"));
        assertThat(browser.text("h1")).startsWith("churn on sim");
        browser.requireClean();
    }

    @Test
    void whatAFailureWasMadeIsDrawnAgainWithItsRun() throws IOException {
        String before = Files.readString(shrunk);
        Files.delete(shrunk);
        Path run = shrunk.getParent().getParent();
        String page = Files.readString(run.resolve("report.html"));

        assertThat(Invocation.asInstalled("report", run.toString()).status()).isZero();

        assertThat(Files.readString(shrunk).equals(before)).isTrue();
        assertThat(Files.readString(run.resolve("report.html")).equals(page)).isTrue();
        assertThat(run.resolve("index.html")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(DocumentPage.class)
    void allFitAPhoneAndTheDark(DocumentPage kind) {
        browser.width(400);
        browser.colourScheme("dark");
        browser.open(page(kind));

        assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(400);
        assertThat(browser.ask("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(17, 21, 28)");
        assertThat(browser.all("button, input, summary, [role=img], [role=group], table, a"))
                .filteredOn(WebElement::isDisplayed) // what is folded away has no name yet
                .allSatisfy(part -> assertThat(part.getAccessibleName()).isNotBlank());
        browser.requireClean();
    }

    @ParameterizedTest
    @EnumSource(DocumentPage.class)
    void hostileTextIsTextAndNothingElse(DocumentPage kind) throws IOException {
        JsonNode document = document(kind);
        makeHostile(document);
        Path page = folder.resolve("hostile-" + kind + ".html");
        Files.writeString(page, kind.of(HostileRun.HOSTILE, document.toString()));
        browser.open(page);

        assertThat(browser.ask("return window.hacked")).isNull();
        assertThat(browser.count("img, iframe, script[src], b")).isZero();
        assertThat(browser.text("#page")).contains(HostileRun.HOSTILE);
        browser.requireClean();
    }

    /** Every text in it, but for ids, which are numbers in disguise. */
    private static void makeHostile(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(TextNode.valueOf(HostileRun.HOSTILE));
                }
                makeHostile(field.getValue());
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual() && !array.get(i).asText().matches("[0-9a-f]{8}")) {
                    array.set(i, TextNode.valueOf(HostileRun.HOSTILE));
                }
                makeHostile(array.get(i));
            }
        }
    }
}
