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
    private List<Integer> shown =
            List.of(); // how long the lines on the screen are, in the last of which the cursor stands

    LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Puts these in the place of the lines before; each is cut to what fits, for a line that wrapped could not be drawn again. */
    void show(List<StatusLine> lines) {
        Screen screen = terminal.progress();
        int width = screen.width();
        List<String> texts =
                lines.stream().map(line -> line.fit(width - 1, screen.ascii())).toList();
        terminal.err().print(back(width) + String.join("\n", texts));
        terminal.err().flush();
        shown = texts.stream()
                .map(text -> text.codePointCount(0, text.length()))
                .toList();
    }

    /** What comes next stands in their place. */
    void clear() {
        if (!shown.isEmpty()) {
            terminal.err().print(back(terminal.progress().width()));
            terminal.err().flush();
            shown = List.of();
        }
    }

    /** To where they begin. In a window that has become narrower since, terminals show a line as several. */
    private String back(int width) {
        int rows = shown.stream()
                .mapToInt(length -> Math.max(1, (length + width - 1) / width))
                .sum();
        return "\r" + LINE_UP.repeat(Math.max(0, rows - 1)) + ERASE;
    }
}
