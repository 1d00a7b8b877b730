package dev.wringer.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Puts a page together: style, scripts, the library that draws charts, and data. The page may run the scripts that it
 * was made with and nothing else, and may load nothing: its policy says so to the browser.
 */
final class PageTemplate {

    private static final String CHARTS = "/META-INF/resources/webjars/uplot/";

    private final String html;

    private PageTemplate(String html) {
        this.html = html;
    }

    /**
     * A page of these scripts, which are read in this order, and see what those before them have declared.
     *
     * @param scripts names of resources of this package
     * @param withCharts whether the page has the library that draws charts
     */
    static PageTemplate of(List<String> scripts, boolean withCharts) {
        String own = scripts.stream().map(PageTemplate::resource).collect(Collectors.joining("\n"));
        String library = withCharts ? charts("dist/uPlot.iife.min.js") : "";
        String licence = withCharts ? "/* uPlot\n" + charts("LICENSE") + "*/\n" : "";
        String script = licence + library + "\n(() => {\n'use strict';\n" + own + "\n})();\n";
        String style = (withCharts ? charts("dist/uPlot.min.css") : "") + "\n" + resource("page.css");
        return new PageTemplate(resource("page.html")
                .replace("{{hash}}", sha256(script))
                .replace("{{style}}", style)
                .replace("{{script}}", script));
    }

    /**
     * The page about these data.
     *
     * @param title for the browser's tab
     * @param data JSON documents; the page's scripts find them in this order
     */
    String with(String title, List<String> data) {
        String scripts = data.stream()
                .map(json -> "<script type=\"application/json\" class=\"data\">" + harmless(json) + "</script>")
                .collect(Collectors.joining("\n"));
        int title0 = html.indexOf("{{title}}");
        int data0 = html.indexOf("{{data}}"); // not replaced: text in the data may look like a place for something
        return html.substring(0, title0)
                + escaped(title)
                + html.substring(title0 + "{{title}}".length(), data0)
                + scripts
                + html.substring(data0 + "{{data}}".length());
    }

    /** In JSON the sign that could end the element stands within strings only, and may be written like this there. */
    private static String harmless(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String charts(String file) {
        return text(CHARTS + chartsVersion() + "/" + file);
    }

    private static String chartsVersion() {
        Properties properties = new Properties();
        try (InputStream in = stream("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static String resource(String name) {
        return text(name);
    }

    private static String text(String name) {
        try (InputStream in = stream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        InputStream in = PageTemplate.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the resource " + name + " is not on the class path");
        }
        return in;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
