package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless browser. */
final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return program().isPresent() && find("chromedriver").isPresent();
    }

    private static Optional<File> program() {
        return Stream.of("chromium", "google-chrome")
                .flatMap(name -> find(name).stream())
                .findFirst();
    }

    private static Optional<File> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program).toFile())
                .filter(File::canExecute)
                .findFirst();
    }

    static Browser start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program().orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void open(Path page) {
        open(page, "");
    }

    /** A page, with something behind it in the address. */
    void open(Path page, String fragment) {
        driver.get("about:blank");
        driver.get(page.toAbsolutePath().toUri() + (fragment.isEmpty() ? "" : "#" + fragment));
    }

    /** Presses the button on the middle of an element, moves so far to the right, and lets go. */
    void drag(WebElement element, int pixels) {
        new Actions(driver)
                .moveToElement(element)
                .clickAndHold()
                .moveByOffset(pixels, 0)
                .release()
                .perform();
    }

    /** How wide its window is, as on a phone. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void colourScheme(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    /** As on most desks. */
    void wideAndLight() {
        colourScheme("light");
        width(1200);
    }

    Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Lets the page do what it wants to do before it draws next, twice. */
    void draw() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done));");
    }

    long count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** By script: a click that the layout cannot get in the way of. */
    void click(WebElement element) {
        ask("arguments[0].click()", element);
    }

    String text(String selector) {
        return String.valueOf(ask("return document.querySelector(arguments[0]).textContent", selector));
    }

    /** The page has complained of nothing, and has loaded nothing beside itself. */
    void requireClean() {
        assertThat(complaints()).isEmpty();
        assertThat(loaded()).isEqualTo(List.of());
    }

    private List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private Object loaded() {
        return ask("return performance.getEntriesByType('resource').map(entry => entry.name)");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
