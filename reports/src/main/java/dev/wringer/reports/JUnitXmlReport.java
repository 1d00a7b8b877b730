package dev.wringer.reports;

import dev.wringer.reports.TestCase.Ending;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as the XML that JUnit's Ant task began to write and that servers of continuous integration read: one suite, a test case for
 * each trial or measure. It has no time of day and no durations: equal results make equal files. What XML 1.0 cannot carry is
 * shown as U+FFFD.
 *
 * @param suite its name, which is also the class of its cases
 * @param properties what was set, by name
 * @param cases in the order in which they are to be shown
 */
public record JUnitXmlReport(String suite, Map<String, String> properties, List<TestCase> cases) {

    private static final Pattern NOT_OF_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    /** Takes copies. */
    public JUnitXmlReport {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        cases = List.copyOf(cases);
    }

    /**
     * Writes it.
     *
     * @throws ReportFailure if it cannot be written; the file is then what it was before
     */
    public void write(Path file) {
        new ReportFile(file).write(text());
    }

    /** The whole document. */
    String text() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            counts(xml, "wringer");
            line(xml, 1);
            xml.writeStartElement("testsuite");
            counts(xml, suite);
            writeProperties(xml);
            for (TestCase each : cases) {
                write(xml, each);
            }
            line(xml, 1);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            line(xml, 0);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    private void counts(XMLStreamWriter xml, String name) throws XMLStreamException {
        attribute(xml, "name", name);
        attribute(xml, "tests", String.valueOf(cases.size()));
        attribute(xml, "failures", count(Ending.FAILED));
        attribute(xml, "errors", count(Ending.ERROR));
        attribute(xml, "skipped", count(Ending.SKIPPED));
    }

    private String count(Ending ending) {
        return String.valueOf(
                cases.stream().filter(each -> each.ending() == ending).count());
    }

    private void writeProperties(XMLStreamWriter xml) throws XMLStreamException {
        if (properties.isEmpty()) {
            return; // the element may not be empty
        }
        line(xml, 2);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            line(xml, 3);
            xml.writeEmptyElement("property");
            attribute(xml, "name", property.getKey());
            attribute(xml, "value", property.getValue());
        }
        line(xml, 2);
        xml.writeEndElement();
    }

    private void write(XMLStreamWriter xml, TestCase each) throws XMLStreamException {
        line(xml, 2);
        xml.writeStartElement("testcase");
        attribute(xml, "classname", suite);
        attribute(xml, "name", each.name());
        if (each.ending() == Ending.PASSED) {
            writeOutput(xml, each.details());
        } else {
            writeEnding(xml, each);
        }
        line(xml, 2);
        xml.writeEndElement();
    }

    private static void writeEnding(XMLStreamWriter xml, TestCase each) throws XMLStreamException {
        line(xml, 3);
        xml.writeStartElement(element(each.ending()));
        attribute(xml, "message", each.message());
        attribute(xml, "type", each.ending().name().toLowerCase(Locale.ROOT));
        xml.writeCharacters(carried(each.details()));
        xml.writeEndElement();
    }

    private static String element(Ending ending) {
        return switch (ending) {
            case FAILED -> "failure";
            case ERROR -> "error";
            case SKIPPED -> "skipped";
            case PASSED -> throw new IllegalArgumentException("what has passed has no element of its own");
        };
    }

    private static void writeOutput(XMLStreamWriter xml, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            line(xml, 3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(carried(text));
            xml.writeEndElement();
        }
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, carried(LINE_ENDS.matcher(value).replaceAll(" ")));
    }

    private static String carried(String text) {
        return NOT_OF_XML.matcher(text).replaceAll("\uFFFD");
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
