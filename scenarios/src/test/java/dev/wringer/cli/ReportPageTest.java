package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages of runs, in a browser. */
@RequiresBrowser
class ReportPageTest {

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path passed;
    private static Path failed;

    @BeforeAll
    static void runs() throws IOException {
        passed = run("passed", "--seeds", "3", "--set", "killed=10,30");
        failed = run("failed", "--seeds", "2", "--set", "killed=30", "--set", "variant=skipped-replica-repair");
        browser = Browser.start();
    }

    private static Path run(String name, String... more) throws IOException {
        Path out = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of(
                "run",
                "massive-failure",
                "--testbed",
                "sim",
                "--nodes",
                "60",
                "--set",
                "successors=8",
                "--set",
                "blocks=50",
                "--set",
                "lookups=100",
                "--quiet",
                "--out",
                out.toString()));
        words.addAll(List.of(more));
        Invocation run = Invocation.asInstalled(words.toArray(String[]::new));
        assertThat(run.err()).doesNotContain("report is not complete");
        return out.resolve("latest").toRealPath().resolve("report.html");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void wide() {
        browser.wideAndLight();
    }

    @Test
    void drawsEverythingWithoutComplaintsAndWithoutTheNetwork() {
        browser.open(passed);
        browser.draw();

        assertThat(browser.text("h1")).contains("massive-failure");
        assertThat(browser.text(".headline .verdict")).isEqualTo("PASS");
        assertThat(browser.text(".command pre")).startsWith("./wringer run massive-failure");
        assertThat(browser.count("#results canvas")).isGreaterThan(3);
        assertThat(browser.count("#one-ring canvas")).isEqualTo(4);
        assertThat(browser.count("#circle .node")).isEqualTo(60);
        browser.requireClean();
    }

    @Test
    void theSliderMovesTheRing() {
        browser.open(passed);
        WebElement slider = browser.element("#time");

        slider.sendKeys(Keys.HOME);
        String before = browser.text("#moment");
        long deadBefore = browser.count("#circle .node.dead");
        slider.sendKeys(Keys.END);

        assertThat(deadBefore).isZero();
        assertThat(browser.count("#circle .node.dead")).isGreaterThan(3);
        assertThat(browser.text("#moment")).isNotEqualTo(before).contains("dead");
        browser.requireClean();
    }

    @Test
    void theNextChangeIsTheStrike() {
        browser.open(passed);
        browser.element("#time").sendKeys(Keys.HOME);
        for (int i = 0; i < 2; i++) { // maintenance is switched off, then hosts crash
            browser.click(browser.element("#next-change"));
        }

        assertThat(browser.count("#circle .node.dead")).isGreaterThan(3);
    }

    @Test
    void thePathOfAnOperationIsDrawnHopByHop() {
        browser.open(passed);
        browser.ask("const s = document.querySelector('#which-operations'); s.value = 'longest path';"
                + " s.dispatchEvent(new Event('change'))");
        WebElement longest = browser.element("button.operation");
        browser.click(longest);

        int hops = Integer.parseInt(
                String.valueOf(browser.ask("return arguments[0].closest('tr').cells[3].textContent", longest)));
        assertThat(hops).isPositive();
        assertThat(browser.count("#circle .hop:not(.dead)")).isBetween((long) hops, (long) hops + 1);
        assertThat(browser.count("#words ol li")).isGreaterThan(hops);
        assertThat(browser.text("#words h3")).isEqualTo(longest.getText() + ": ok");
        browser.requireClean();
    }

    @Test
    void deadContactsAreMarked() {
        browser.open(passed);
        browser.ask("const s = document.querySelector('#which-operations'); s.value = 'most dead contacts';"
                + " s.dispatchEvent(new Event('change'))");
        browser.click(browser.element("button.operation"));

        assertThat(browser.count("#circle .hop.dead")).isPositive();
        assertThat(browser.count("#words li.dead")).isEqualTo(browser.count("#circle .hop.dead"));
    }

    @Test
    void linksOfANodeAreDrawnOnDemand() {
        browser.open(passed);
        assertThat(browser.count("#circle .link")).isZero();
        WebElement chooser = browser.element("input[list]");
        chooser.sendKeys("host-000007.ring-1:7000/0", Keys.ENTER);
        browser.ask("arguments[0].dispatchEvent(new Event('change'))", chooser);

        assertThat(browser.count("#circle .link.successor")).isEqualTo(8);
        assertThat(browser.count("#circle .link.finger")).isPositive();
    }

    @Test
    void aViolationIsTwoClicksAway() {
        browser.open(failed);
        assertThat(browser.text(".headline .verdict")).isEqualTo("FAIL");
        browser.click(browser.element("#first-violation"));

        assertThat(browser.text("#witness")).contains("block");
        assertThat(browser.element("#witness").isDisplayed()).isTrue();
        assertThat(browser.count("#around .before li")).isPositive();
        assertThat(browser.count("#around .believer tbody tr")).isPositive();
        assertThat(browser.count("#around .believer th:nth-child(5)")).isPositive(); // the successors, as believed
        assertThat(browser.count("#no-beliefs")).isZero();
        browser.requireClean();
    }

    @Test
    void linksAtAViolationAreThoseThatWereBelieved() {
        browser.open(failed);
        browser.click(browser.element("#first-violation"));
        browser.click(browser.element("#around .believer h4 button"));

        assertThat(browser.text("#one-ring")).contains("links as it believed at");
        assertThat(browser.count("#circle .link.successor")).isEqualTo(8);
        browser.requireClean();
    }

    @Test
    void whatWasNotNotedIsSaidToBeUnknown() throws IOException {
        browser.open(HostileRun.page(folder));
        browser.click(browser.element("#first-violation"));

        assertThat(browser.text("#no-beliefs")).contains("--testbed sim --shrink");
    }

    @Test
    void nonsenseInTheAddressIsPassedOver() {
        for (String fragment : List.of(
                "ring=-1",
                "ring=1.5",
                "ring=99",
                "ring=x&time=y&operation=z",
                "time=NaN",
                "violation=77",
                "ring=0&violation=-1",
                "operation=",
                "%%%")) {
            browser.open(failed, fragment);

            assertThat(browser.count("#circle .node")).as(fragment).isEqualTo(60);
            browser.requireClean();
        }
    }

    @Test
    void aViolationOutlivesAReload() {
        browser.open(failed, "ring=0&violation=0");

        assertThat(browser.text("#witness")).contains("block");
    }

    @Test
    void draggingOnAChartZoomsAndDoesNotMoveTheRing() {
        browser.open(passed);
        browser.draw();
        String before = browser.text("#moment");
        WebElement chart = browser.element("#one-ring .u-over");
        browser.drag(chart, 60);
        assertThat(browser.text("#moment")).isEqualTo(before);

        browser.drag(chart, 0);
        assertThat(browser.text("#moment")).isNotEqualTo(before);
        browser.requireClean();
    }

    @Test
    void isDarkWhereThatIsWanted() {
        browser.open(passed);
        String paper = "return getComputedStyle(document.body).backgroundColor";
        Object light = browser.ask(paper);
        browser.colourScheme("dark");
        browser.draw();

        assertThat(browser.ask(paper)).isNotEqualTo(light).isEqualTo("rgb(17, 21, 28)");
        assertThat(browser.count("#one-ring canvas")).isEqualTo(4);
        browser.requireClean();
    }

    @Test
    void fitsAPhone() {
        browser.width(400);
        browser.open(failed);
        browser.draw();

        assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(400);
        browser.requireClean();
    }

    @Test
    void everythingHasANameForThoseWhoDoNotSeeIt() {
        browser.open(failed);
        List<WebElement> parts = browser.all("button, select, input, summary, [role=img], [role=region], table, a");

        assertThat(parts).hasSizeGreaterThan(20).allSatisfy(part -> assertThat(part.getAccessibleName())
                .as(part.getTagName() + " " + part.getAttribute("class"))
                .isNotBlank());
    }

    @Test
    void whatSomebodyLooksAtOutlivesAReload() {
        browser.open(passed);
        browser.click(browser.element("button.operation"));
        String before = browser.text("#words h3");
        browser.ask("history.replaceState(null, '', '#' + new URLSearchParams({ring: 0, operation:"
                + " document.querySelector('button.operation').dataset.operation})); location.reload()");

        assertThat(browser.text("#words h3")).isEqualTo(before);
    }

    @Test
    void theListOfRunsLeadsToThem() throws IOException {
        Path index = passed.getParent().resolveSibling("index.html");
        browser.open(index);

        assertThat(Files.isRegularFile(index)).isTrue();
        assertThat(browser.count("#runs tbody tr")).isEqualTo(1);
        browser.click(browser.element("#runs tbody a"));
        assertThat(browser.text("h1")).contains("massive-failure");
        browser.requireClean();
    }

    @Test
    void operationsThatTookNoTimeAreAtTheBottomOfTheChart() throws IOException {
        browser.open(InstantRun.page(folder));
        browser.draw();

        assertThat(browser.element("#one-ring .chart").getAttribute("aria-label"))
                .endsWith("the slowest shown took 0.001 ms.");
        browser.requireClean();
    }

    @Test
    void hostileTextIsTextAndNothingElse() throws IOException {
        browser.open(HostileRun.page(folder));
        browser.draw();

        assertThat(browser.ask("return window.hacked")).isNull();
        assertThat(browser.count("img, iframe, script[src], b")).isZero();
        assertThat(browser.text("#witness, .banner")).contains(HostileRun.HOSTILE);
        browser.click(browser.element("#first-violation"));
        assertThat(browser.text("#words")).contains(HostileRun.HOSTILE);
        assertThat(browser.ask("return window.hacked")).isNull();
        browser.requireClean();
    }
}
