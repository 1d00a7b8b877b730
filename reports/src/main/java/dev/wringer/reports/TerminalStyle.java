package dev.wringer.reports;

/**
 * What a terminal can show. Immutable and thread-safe.
 *
 * @param width how many characters fit in a line; at least one. A table that is wider is continued below
 * @param ascii whether to keep to ASCII
 * @param colour whether to colour verdicts, and to dim numbers that were not measured, by ANSI sequences
 */
public record TerminalStyle(int width, boolean ascii, boolean colour) {

    /** Checks the width. */
    public TerminalStyle {
        if (width < 1) {
            throw new IllegalArgumentException("a terminal is at least one character wide, not " + width);
        }
    }

    /** So many characters a line, box-drawing lines, no colour: what suits a log or a file. */
    public static TerminalStyle plain(int width) {
        return new TerminalStyle(width, false, false);
    }

    /** Replaces what is not ASCII by its like, or else by a question mark; leaves the length as it is. */
    String encode(String text) {
        return ascii
                ? text.replace('×', 'x')
                        .replace('–', '-')
                        .replace('─', '-')
                        .codePoints()
                        .collect(
                                StringBuilder::new,
                                (ascii, c) -> ascii.append(c < 0x80 ? (char) c : '?'),
                                StringBuilder::append)
                        .toString()
                : text;
    }

    String line(int length) {
        return encode("─".repeat(length));
    }
}
