package dev.wringer.cli;

import java.time.Duration;
import java.util.function.Supplier;

/** A line on standard error that changes on a terminal; elsewhere a new one every ten seconds. Not thread-safe. */
final class LiveLine {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String REWRITE = "\r\u001b[K"; // back to the first column, and erase what is there

    private final Terminal terminal;
    private final Stopwatch watch = new Stopwatch();
    private Duration shown = Duration.ZERO; // when, by the watch
    private boolean open; // whether the cursor stands behind a line that may be rewritten

    LiveLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows a line, unless one was shown just now. */
    void show(Supplier<String> line) {
        Duration now = watch.elapsed();
        if (now.minus(shown).compareTo(terminal.interactive() ? ON_A_TERMINAL : ELSEWHERE) >= 0) {
            shown = now;
            if (terminal.interactive()) {
                terminal.err().print(REWRITE + shortened(line.get()));
                terminal.err().flush();
                open = true;
            } else {
                terminal.err().println(line.get());
            }
        }
    }

    /** What comes next stands in its place. */
    void end() {
        if (open) {
            terminal.err().print(REWRITE);
            terminal.err().flush();
        }
    }

    /** A line that wrapped could not be rewritten. */
    private String shortened(String line) {
        return line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 2) + "…";
    }
}
