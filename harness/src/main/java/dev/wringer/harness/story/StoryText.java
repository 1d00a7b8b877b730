package dev.wringer.harness.story;

import dev.wringer.harness.stats.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A story as lines of text. */
final class StoryText {

    private static final int WIDTH = 120;
    private static final String GONE = "†";

    private StoryText() {}

    static List<String> lines(Story story) {
        List<String> lines = new ArrayList<>();
        lines.add("The ring at " + Instant.text(story.beginNanos()) + ", clockwise, with successor lists of "
                + story.successors() + ":");
        story.cast().forEach(line -> lines.add("    " + line));
        lines.add("");
        story.lines().forEach(line -> lines.addAll(text(line)));
        Story.Ending ending = story.ending();
        lines.addAll(at(ending.atNanos(), "VIOLATION of " + ending.check() + ": " + ending.witness()));
        lines.add("");
        lines.addAll(wrapped(
                "The rule: " + ending.rule().demand() + ". See docs/VERDICTS.md, "
                        + ending.rule().section() + ".",
                ""));
        leftOut(ending).ifPresent(text -> lines.addAll(wrapped(text, "")));
        if (lines.stream().anyMatch(line -> line.contains(GONE))) {
            lines.add(GONE + ": has crashed or left by then.");
        }
        return lines.stream().map(line -> line.replace(Step.FIXED_SPACE, ' ')).toList();
    }

    private static List<String> text(Story.Line line) {
        return line instanceof Story.Told told
                ? at(told.step().atNanos(), told.step().text())
                : wrapped(" ".repeat(at(0).length()) + "… " + line, "");
    }

    private static List<String> at(long nanos, String text) {
        return wrapped(at(nanos) + text, " ".repeat(at(0).length() + 2));
    }

    private static String at(long nanos) {
        return String.format(Locale.ROOT, "%10s  ", Instant.text(nanos));
    }

    private static Optional<String> leftOut(Story.Ending ending) {
        List<String> parts = new ArrayList<>();
        if (ending.quietRounds() > 0) {
            parts.add(new Counted(ending.quietRounds(), "round") + " of maintenance in which nobody learned anything");
        }
        if (ending.elsewhere() > 0) {
            parts.add(new Counted(ending.elsewhere(), "step") + " elsewhere that led to nothing here");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of("Left out: " + String.join("; ", parts) + ".");
    }

    /** Lines of at most {@link #WIDTH}, where words allow it. */
    private static List<String> wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int end;
        while (rest.length() > WIDTH && (end = rest.lastIndexOf(' ', WIDTH)) > indent.length() + 20) {
            lines.add(rest.substring(0, end));
            rest = indent + rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }
}
