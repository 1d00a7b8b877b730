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
        super(what + "\n  " + line + "\n  " + " ".repeat(column) + "^");
    }
}
