package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Text of which the visible length is known, whatever colours it has.
 *
 * @param parts in order
 */
record StyledText(List<Part> parts) {

    /** A piece in one colour. */
    record Part(String text, Colour colour) {}

    /** ANSI "select graphic rendition" codes. */
    enum Colour {
        NONE(""),
        DIM("2"),
        BOLD("1"),
        GREEN("32"),
        RED("31"),
        YELLOW("33"),
        MAGENTA("35");

        private final String code;

        Colour(String code) {
            this.code = code;
        }

        static Colour of(Outcome outcome) {
            return switch (outcome) {
                case PASS -> GREEN;
                case FAIL -> RED;
                case UNKNOWN -> YELLOW;
                case ERROR -> MAGENTA;
            };
        }
    }

    static StyledText of(String text, Colour colour) {
        return new StyledText(List.of(new Part(text, colour)));
    }

    static StyledText of(VerdictTally tally) {
        List<Part> parts = new ArrayList<>();
        for (VerdictTally.Count count : tally.counts()) {
            if (!parts.isEmpty()) {
                parts.add(new Part(", ", Colour.NONE));
            }
            parts.add(new Part(count.toString(), Colour.of(count.outcome())));
        }
        return new StyledText(parts);
    }

    /** How many characters of a terminal line it takes. */
    int length() {
        return parts.stream().mapToInt(part -> length(part.text())).sum();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What is sent to the terminal. */
    String render(TerminalStyle style) {
        StringBuilder rendered = new StringBuilder();
        for (Part part : parts) {
            String text = style.encode(part.text());
            boolean plain = !style.colour() || part.colour() == Colour.NONE;
            rendered.append(plain ? text : "\u001b[" + part.colour().code + "m" + text + "\u001b[0m");
        }
        return rendered.toString();
    }
}
