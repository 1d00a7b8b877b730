package dev.wringer.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A line on standard error that changes on a terminal; elsewhere a new one every ten seconds. Not thread-safe. */
final class LiveLine {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private final Terminal terminal;
    private final LiveLines lines;
    private final Stopwatch watch = new Stopwatch();
    private Duration shown = Duration.ZERO; // when, by the watch

    LiveLine(Terminal terminal) {
        this.terminal = terminal;
        this.lines = new LiveLines(terminal);
    }

    /** Shows a line, unless one was shown just now. */
    void show(Supplier<String> line) {
        Duration now = watch.elapsed();
        if (now.minus(shown).compareTo(terminal.interactive() ? ON_A_TERMINAL : ELSEWHERE) >= 0) {
            shown = now;
            if (terminal.interactive()) {
                lines.show(List.of(StatusLine.of(line.get())));
            } else {
                terminal.err().println(line.get());
            }
        }
    }

    /** What comes next stands in its place. */
    void end() {
        lines.clear();
    }
}
