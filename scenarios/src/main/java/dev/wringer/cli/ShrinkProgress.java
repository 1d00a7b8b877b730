package dev.wringer.cli;

import dev.wringer.harness.hunt.Shrunk;

/** Shows how small a case has become. Not thread-safe. */
final class ShrinkProgress {

    private final LiveLine line;

    ShrinkProgress(Terminal terminal) {
        this.line = new LiveLine(terminal);
    }

    void show(Shrunk best) {
        line.show(() ->
                "shrinking: " + best.size() + " after " + best.trials() + " trials (Ctrl-C keeps the best so far)");
    }

    void end() {
        line.end();
    }
}
