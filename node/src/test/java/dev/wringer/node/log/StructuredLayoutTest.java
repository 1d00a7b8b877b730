package dev.wringer.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class StructuredLayoutTest {

    private static final String HOST = "host-1:7000";
    private static final String LIBRARY = "io.grpc.netty.NettyServerTransport";
    private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private final LoggerContext context = new LoggerContext();
    private final LibraryNoise noise = new LibraryNoise(HOST);

    @Test
    void aLineNamesTheHostAndWhatTheEventTells() {
        LoggingEvent event = event(HOST, "serving", null);
        event.addKeyValuePair(new KeyValuePair("virtualNodes", 20));
        event.addKeyValuePair(new KeyValuePair("note", "a \"quoted\" one\nwith=two lines"));

        assertThat(line(LogFormat.LOGFMT, event))
                .isEqualTo("time=2026-11-22T12:00:00Z level=info host=host-1:7000 msg=serving virtualNodes=20"
                        + " note=\"a \\\"quoted\\\" one\\nwith=two lines\"" + System.lineSeparator());
        assertThat(line(LogFormat.JSON, event))
                .isEqualTo("{\"time\":\"2026-11-22T12:00:00Z\",\"level\":\"info\",\"host\":\"host-1:7000\","
                        + "\"msg\":\"serving\",\"virtualNodes\":\"20\","
                        + "\"note\":\"a \\\"quoted\\\" one\\nwith=two lines\"}" + System.lineSeparator());
    }

    @Test
    void theNodesOwnErrorsHaveTheirStackOnTheSameLine() {
        assertThat(line(LogFormat.LOGFMT, event(HOST, "a task failed", new IOException("disk full")))
                        .lines())
                .singleElement()
                .asString()
                .contains("error=\"java.io.IOException: disk full\"", "stack=\"", "StructuredLayoutTest");
    }

    @Test
    void librariesAreNamedAndHaveNoStack() {
        assertThat(line(LogFormat.LOGFMT, event(LIBRARY, "Transport failed", new IOException("nonsense"))))
                .contains("logger=" + LIBRARY, "error=\"java.io.IOException: nonsense\"")
                .doesNotContain("stack=");
    }

    @Test
    void aLibraryGetsItsLinesForAMinuteAndNoMore() {
        int let = 0;
        for (int i = 0; i < 1_000; i++) {
            let += passes(event(LIBRARY, "Transport failed", null)) ? 1 : 0;
        }
        assertThat(let).isEqualTo(LibraryNoise.MOST_LINES);
        assertThat(passes(event("io.grpc.another", "once", null))).isTrue();
        assertThat(passes(event(HOST, "the node has something to say", null))).isTrue();

        LoggingEvent later = event(LIBRARY, "Transport failed", null);
        later.setTimeStamp(NOON + 60_000);
        assertThat(passes(later)).isTrue();
        assertThat(line(LogFormat.LOGFMT, later)).contains("heldBack=990");
        assertThat(line(LogFormat.LOGFMT, later)).doesNotContain("heldBack");
    }

    private boolean passes(LoggingEvent event) {
        return noise.decide(event) == FilterReply.NEUTRAL;
    }

    private String line(LogFormat format, LoggingEvent event) {
        return new StructuredLayout(HOST, format, noise).doLayout(event);
    }

    private LoggingEvent event(String logger, String message, Throwable error) {
        LoggingEvent event =
                new LoggingEvent("test", context.getLogger(logger), Level.INFO, message, error, new Object[0]);
        event.setTimeStamp(NOON);
        return event;
    }
}
