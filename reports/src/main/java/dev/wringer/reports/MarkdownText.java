package dev.wringer.reports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that GitHub shows as it stands. */
final class MarkdownText {

    /** What would start a link, emphasis, code, HTML, a table cell or a mention of somebody who has nothing to do with it. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|#~@]");

    private static final Pattern FENCE = Pattern.compile("`{3,}");

    private MarkdownText() {}

    /** Takes all special characters literally and joins lines. */
    static String escape(String text) {
        return SPECIAL.matcher(text.replaceAll("\\s*\\R\\s*", " ")).replaceAll("\\\\$0");
    }

    static String tableLine(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** The lines of a block that shows {@code code} literally, whatever is in it. */
    static List<String> codeBlock(String code) {
        int longest = 2;
        Matcher fences = FENCE.matcher(code);
        while (fences.find()) {
            longest = Math.max(longest, fences.group().length());
        }
        String fence = "`".repeat(longest + 1);
        return List.of(fence + "sh", code, fence);
    }
}
