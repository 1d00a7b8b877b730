package dev.wringer.harness.schedule;

import dev.wringer.harness.setting.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one entry of a schedule, to be taken one after the other. Commas are words of their own. */
final class Words {

    private static final Pattern WORD = Pattern.compile(",|[^\\s,]+");

    private record Word(String text, int column) {}

    private final String line;
    private final int end; // where the entry ends in the line
    private final List<Word> words = new ArrayList<>();
    private int next;

    /** The words of {@code line} from {@code begin} to {@code end}. */
    Words(String line, int begin, int end) {
        this.line = line;
        this.end = end;
        Matcher matcher = WORD.matcher(line).region(begin, end);
        while (matcher.find()) {
            words.add(new Word(matcher.group(), matcher.start()));
        }
    }

    boolean isEmpty() {
        return next == words.size();
    }

    /** The next word, which stays. */
    Optional<String> peek() {
        return peek(0);
    }

    /** The word that comes after {@code skipped} others. */
    Optional<String> peek(int skipped) {
        return next + skipped < words.size()
                ? Optional.of(words.get(next + skipped).text())
                : Optional.empty();
    }

    /** Takes the next word if it is this one. */
    boolean take(String word) {
        if (peek().filter(word::equals).isPresent()) {
            next++;
            return true;
        }
        return false;
    }

    /**
     * Takes the next word, whatever it is.
     *
     * @param what what belongs here, for the complaint if there is none
     */
    String take(String what, String example) throws ScheduleMistake {
        if (isEmpty()) {
            throw new ScheduleMistake("here " + what + " is missing, as in '" + example + "'", line, endColumn());
        }
        return words.get(next++).text();
    }

    /** Takes this word. */
    void expect(String word, String example) throws ScheduleMistake {
        if (!take(word)) {
            throw mistake("'" + word + "' belongs here, as in '" + example + "'");
        }
    }

    /** The next word, or the end, is a mistake. */
    ScheduleMistake mistake(String what) {
        int column = isEmpty() ? endColumn() : words.get(next).column();
        return new ScheduleMistake(what, line, column);
    }

    /** The word that was taken last is a mistake. */
    ScheduleMistake mistakeBefore(String what) {
        return new ScheduleMistake(what, line, words.get(next - 1).column());
    }

    /** The word that was taken last is none of those that belong here. */
    ScheduleMistake unknown(String kind, List<String> known) {
        String word = words.get(next - 1).text();
        return mistakeBefore("'" + word + "' is no " + kind
                + Nearest.to(word, known)
                        .map(near -> ": did you mean " + near + "?")
                        .orElse(": there are " + String.join(", ", known)));
    }

    private int endColumn() {
        return words.isEmpty()
                ? end
                : words.get(words.size() - 1).column()
                        + words.get(words.size() - 1).text().length();
    }
}
