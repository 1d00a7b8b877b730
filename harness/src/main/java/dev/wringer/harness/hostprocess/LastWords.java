package dev.wringer.harness.hostprocess;

/** The end of a log, as it is shown in one line that says what has gone wrong. */
public final class LastWords {

    private static final int SHOWN = 400; // characters

    private LastWords() {}

    /** The last words of a log, on one line; "nothing" if it is empty. */
    public static String of(String log) {
        String line = onOneLine(log);
        return line.isEmpty() ? "nothing" : line.substring(Math.max(0, line.length() - SHOWN));
    }

    /** What a log says, its lines set apart by bars. */
    public static String onOneLine(String log) {
        return log.strip().replaceAll("\\s*\\R\\s*", " | ");
    }
}
