package dev.wringer.node.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * An event as one line of fields: {@code time}, {@code level}, {@code host}, for a library its {@code logger},
 * {@code msg}, what the event adds by itself, {@code error}, and for the node's own errors the {@code stack}. Thread-safe.
 */
final class StructuredLayout extends LayoutBase<ILoggingEvent> {

    private final String host;
    private final LogFormat format;
    private final LibraryNoise noise;

    StructuredLayout(String host, LogFormat format, LibraryNoise noise) {
        this.host = host;
        this.format = format;
        this.noise = noise;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        boolean library = noise.isLibrary(event.getLoggerName());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        fields.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        fields.put("host", host);
        if (library) {
            fields.put("logger", event.getLoggerName());
        }
        fields.put("msg", String.valueOf(event.getFormattedMessage()));
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                fields.put(pair.key, String.valueOf(pair.value));
            }
        }
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            fields.put("error", describe(error));
            if (!library) {
                fields.put("stack", ThrowableProxyUtil.asString(error));
            }
        }
        long heldBack = library ? noise.takeHeldBack(event.getLoggerName()) : 0;
        if (heldBack > 0) {
            fields.put("heldBack", Long.toString(heldBack));
        }
        return format.line(fields) + System.lineSeparator();
    }

    private static String describe(IThrowableProxy error) {
        return error.getMessage() == null ? error.getClassName() : error.getClassName() + ": " + error.getMessage();
    }
}
