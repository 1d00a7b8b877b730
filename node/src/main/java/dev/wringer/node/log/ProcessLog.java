package dev.wringer.node.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up the log of this process, on standard error; what libraries log through {@code java.util.logging} included. */
public final class ProcessLog {

    private static final List<String> CHATTY_LIBRARIES = List.of("io.grpc", "io.netty");

    private ProcessLog() {}

    /**
     * Replaces whatever logging there was.
     *
     * @param host the name of the host that this process runs, and of its logger
     * @param level the least level that is logged
     */
    public static void install(String host, org.slf4j.event.Level level, LogFormat format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.convertAnSLF4JLevel(level));
        root.addAppender(appender(context, host, format));
        for (String library : CHATTY_LIBRARIES) { // to follow every byte is never meant
            context.getLogger(library).setLevel(atLeastInfo(root.getLevel()));
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static Level atLeastInfo(Level level) {
        return level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO;
    }

    private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, String host, LogFormat format) {
        LibraryNoise noise = new LibraryNoise(host);
        noise.start();
        StructuredLayout layout = new StructuredLayout(host, format, noise);
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.addFilter(noise);
        appender.start();
        return appender;
    }
}
