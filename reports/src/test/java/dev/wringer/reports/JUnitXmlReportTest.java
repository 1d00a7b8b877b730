package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.reports.TestCase.Ending;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlReportTest {

    /** What XML has to escape, what it cannot carry, half a surrogate pair, the end of a CDATA section, and a whole pair. */
    private static final String HOSTILE = "<b a=\"1\" & 'x'> ]]> \u0000\u001b[31m \uD800 \uD83D\uDE00 \uFFFE é\tend";

    private static final String CARRIED = "<b a=\"1\" & 'x'> ]]> \uFFFD\uFFFD[31m \uFFFD \uD83D\uDE00 \uFFFD é\tend";

    private static JUnitXmlReport report(TestCase... cases) {
        return new JUnitXmlReport("massive-failure", Map.of("label", HOSTILE), List.of(cases));
    }

    private static Element parsed(JUnitXmlReport report) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report.text().getBytes(StandardCharsets.UTF_8)));
        return document.getDocumentElement();
    }

    private static Element first(Element of, String name) {
        return (Element) of.getElementsByTagName(name).item(0);
    }

    @Test
    void countsEachEndingOnce() throws Exception {
        Element suites = parsed(report(
                new TestCase("a", Ending.PASSED, "", ""),
                new TestCase("b", Ending.FAILED, "lost", "lost"),
                new TestCase("c", Ending.ERROR, "no engine", "no engine"),
                new TestCase("d", Ending.SKIPPED, "too few", "too few"),
                new TestCase("e", Ending.FAILED, "lost", "lost")));

        for (Element each : List.of(suites, first(suites, "testsuite"))) {
            assertThat(each.getAttribute("tests")).isEqualTo("5");
            assertThat(each.getAttribute("failures")).isEqualTo("2");
            assertThat(each.getAttribute("errors")).isEqualTo("1");
            assertThat(each.getAttribute("skipped")).isEqualTo("1");
        }
        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(suites.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(first(suites, "testcase").getAttribute("classname")).isEqualTo("massive-failure");
    }

    @Test
    void carriesHostileTexts() throws Exception {
        Element suites = parsed(report(new TestCase(HOSTILE, Ending.FAILED, HOSTILE, HOSTILE + "\nline 2")));

        Element failure = first(suites, "failure");
        String inAttributes = CARRIED.replace('\t', ' '); // a parser makes a space of it
        assertThat(failure.getTextContent()).isEqualTo(CARRIED + "\nline 2");
        assertThat(failure.getAttribute("message").replace('\t', ' ')).isEqualTo(inAttributes);
        assertThat(first(suites, "testcase").getAttribute("name").replace('\t', ' '))
                .isEqualTo(inAttributes);
        assertThat(first(suites, "property").getAttribute("value").replace('\t', ' '))
                .isEqualTo(inAttributes);
    }

    @Test
    void whatIsToBeSaidBesideAPassIsItsOutput() throws Exception {
        Element suites = parsed(report(new TestCase("a", Ending.PASSED, "", "4 calls were late")));

        assertThat(first(suites, "system-out").getTextContent()).isEqualTo("4 calls were late");
        assertThat(suites.getElementsByTagName("failure").getLength()).isZero();
    }

    @Test
    void isWrittenAsUtf8(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("below/junit.xml");

        report(new TestCase("é", Ending.PASSED, "", "")).write(file);

        assertThat(Files.readString(file))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("\"é\"");
    }
}
