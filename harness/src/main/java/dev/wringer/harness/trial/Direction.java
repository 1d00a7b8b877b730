package dev.wringer.harness.trial;

/** Which direction of a measurement is the better one. */
public enum Direction {
    /** More is better, as of fetches that succeed. */
    HIGHER("higher"),
    /** Less is better, as of lookups that fail. */
    LOWER("lower"),
    /** Neither is: the number describes the trial and does not judge it. */
    NEITHER("neither");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** What is written in tables. */
    public String word() {
        return word;
    }
}
