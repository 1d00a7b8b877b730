package dev.wringer.node.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds what libraries say to {@value #MOST_LINES} lines a minute for each of their loggers. gRPC and Netty report every
 * connection that talks nonsense, at length; whoever sends enough nonsense would fill the disk, and hide what the node
 * itself has to say. How many lines were held back is told by the next one that is not. Thread-safe.
 */
final class LibraryNoise extends Filter<ILoggingEvent> {

    static final int MOST_LINES = 10;

    private static final long WINDOW_MILLIS = 60_000;

    private static final class Window {
        private long beganMillis;
        private int lines;
        private long heldBack;
    }

    private final String host;
    private final Map<String, Window> windows = new HashMap<>(); // by logger; guarded by this

    /**
     * Nothing held back yet.
     *
     * @param host the name of the host's own logger
     */
    LibraryNoise(String host) {
        this.host = host;
    }

    /** Whether a logger is not the node's own. */
    boolean isLibrary(String logger) {
        return !logger.equals(host) && !logger.startsWith("dev.wringer.");
    }

    @Override
    public synchronized FilterReply decide(ILoggingEvent event) {
        if (!isLibrary(event.getLoggerName())) {
            return FilterReply.NEUTRAL;
        }
        Window window = windows.computeIfAbsent(event.getLoggerName(), logger -> new Window());
        if (event.getTimeStamp() - window.beganMillis >= WINDOW_MILLIS) {
            window.beganMillis = event.getTimeStamp();
            window.lines = 0;
        }
        if (window.lines >= MOST_LINES) {
            window.heldBack++;
            return FilterReply.DENY;
        }
        window.lines++;
        return FilterReply.NEUTRAL;
    }

    /** How many lines of this logger were held back since this was last asked. */
    synchronized long takeHeldBack(String logger) {
        Window window = windows.get(logger);
        if (window == null) {
            return 0;
        }
        long heldBack = window.heldBack;
        window.heldBack = 0;
        return heldBack;
    }
}
