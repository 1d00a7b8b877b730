package dev.wringer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of several parts. Where it is too long, parts are left out, the least important ones first; the last part is cut
 * if enough of it remains.
 *
 * @param parts in the order in which they are shown
 */
record StatusLine(List<Part> parts) {

    private static final String BETWEEN = " | ";
    private static final int WORTH_CUTTING = 16; // so much of a part is better than nothing of it
    private static final String CUT = "…";
    private static final String CUT_IN_ASCII = "..";

    /**
     * A piece of it.
     *
     * @param importance the higher, the longer it stays
     */
    record Part(String text, int importance) {}

    /** Copies the list. */
    StatusLine {
        parts = List.copyOf(parts);
    }

    /** A line that is shown as far as it goes. */
    static StatusLine of(String text) {
        return new StatusLine(List.of(new Part(text, 0)));
    }

    /** All of it, on one line whatever the parts contain. */
    String text() {
        return text(parts);
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .map(Part::text)
                .collect(Collectors.joining(BETWEEN))
                .replaceAll("\\p{Cntrl}+", " ");
    }

    /** As much of it as so many columns have room for. */
    String fit(int width, boolean ascii) {
        List<Part> left = new ArrayList<>(parts);
        while (left.size() > 1 && length(text(left)) > width) {
            int least = leastImportant(left);
            boolean last = least == left.size() - 1;
            if (last && length(text(left.subList(0, least))) + BETWEEN.length() + WORTH_CUTTING <= width) {
                break;
            }
            left.remove(least);
        }
        return cut(encoded(text(left), ascii), width, ascii ? CUT_IN_ASCII : CUT);
    }

    /** The last of several that are of the same importance. */
    private static int leastImportant(List<Part> parts) {
        int least = 0;
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).importance() <= parts.get(least).importance()) {
                least = i;
            }
        }
        return least;
    }

    private static String cut(String text, int width, String mark) {
        if (length(text) <= width) {
            return text;
        }
        int keep = Math.max(0, width - mark.length());
        return text.substring(0, text.offsetByCodePoints(0, keep)) + mark;
    }

    private static String encoded(String text, boolean ascii) {
        return ascii ? text.replace("…", "..").replace('×', 'x').replaceAll("[^\\x00-\\x7f]", "?") : text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A part, if there is anything to say. */
    static List<Part> part(Optional<String> text, int importance) {
        return text.filter(said -> !said.isEmpty())
                .map(said -> List.of(new Part(said, importance)))
                .orElse(List.of());
    }
}
