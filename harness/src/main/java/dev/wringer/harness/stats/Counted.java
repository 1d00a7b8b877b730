package dev.wringer.harness.stats;

/**
 * How many there are of something.
 *
 * @param noun what, if there is one of them
 */
public record Counted(long number, String noun) {

    /** {@code 1 ring}, {@code 3 rings}. */
    @Override
    public String toString() {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
