package dev.wringer.harness.schedule;

/** A text is no schedule. The message has three lines: what is wrong, the line in question, and a mark under the place. */
public final class ScheduleMistake extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A mistake.
     *
     * @param line of the text
     * @param column where in it, from 0
     */
    ScheduleMistake(String what, String line, int column) {
        super(what + "\n  " + line + "\n  " + indent(line, column) + "^");
    }

    /** As wide as the beginning of the line is on a screen: a tab is as wide as a tab. */
    private static String indent(String line, int column) {
        String before = line.substring(0, Math.min(column, line.length()));
        return before.replaceAll("[^\t]", " ") + " ".repeat(column - before.length());
    }
}
