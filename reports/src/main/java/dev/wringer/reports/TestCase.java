package dev.wringer.reports;

/**
 * One line of a {@link JUnitXmlReport}.
 *
 * @param name what was tried
 * @param ending how it ended
 * @param message why, on one line; empty if there is nothing to say
 * @param details the same at length, for instance with the command that shows it again; may have several lines
 */
public record TestCase(String name, Ending ending, String message, String details) {

    /** How a test case ends, in the words of JUnit's XML. */
    public enum Ending {
        /** As it should. */
        PASSED,
        /** What was tried is at fault. */
        FAILED,
        /** Whoever tries is at fault. */
        ERROR,
        /** Nothing is proved. */
        SKIPPED
    }
}
