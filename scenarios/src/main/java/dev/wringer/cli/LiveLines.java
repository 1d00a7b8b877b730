package dev.wringer.cli;

import java.util.List;

/**
 * A few lines at the bottom of a terminal that are drawn again and again, and vanish in the end. The cursor is never hidden, so nothing
 * has to be put right when the process is killed. Not thread-safe.
 */
final class LiveLines {

    private static final String ERASE = "\u001b[J"; // from the cursor to the end of the screen
    private static final String LINE_UP = "\u001b[1A";

    private final Terminal terminal;
    private int shown; // lines on the screen, in the last of which the cursor stands

    LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Puts these in the place of the lines before; each is cut to what fits, for a line that wrapped could not be drawn again. */
    void show(List<StatusLine> lines) {
        StringBuilder drawn = new StringBuilder(back());
        for (int i = 0; i < lines.size(); i++) {
            drawn.append(i == 0 ? "" : "\n");
            drawn.append(lines.get(i)
                    .fit(terminal.progress().width() - 1, terminal.progress().ascii()));
        }
        terminal.err().print(drawn);
        terminal.err().flush();
        shown = lines.size();
    }

    /** What comes next stands in their place. */
    void clear() {
        if (shown > 0) {
            terminal.err().print(back());
            terminal.err().flush();
            shown = 0;
        }
    }

    private String back() {
        return "\r" + LINE_UP.repeat(Math.max(0, shown - 1)) + ERASE;
    }
}
