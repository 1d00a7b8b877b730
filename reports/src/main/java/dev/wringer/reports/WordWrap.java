package dev.wringer.reports;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words. */
final class WordWrap {

    private WordWrap() {}

    /** Lines of at most {@code width} characters, but never less than a word: words are not broken. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && StyledText.length(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The length of the longest word: no column that holds the text can be narrower. */
    static int longestWord(String text) {
        return wrap(text, 1).stream().mapToInt(StyledText::length).max().orElse(0);
    }
}
