package dev.wringer.harness.doctor;

/**
 * What was found about one thing.
 *
 * @param health how bad it is
 * @param subject the thing, one or two words
 * @param text what was found
 * @param remedy what to do about it; empty if nothing has to be done
 */
public record Finding(Health health, String subject, String text, String remedy) {

    /** How bad it is. */
    public enum Health {
        /** As it should be. */
        OK,
        /** Something is slower, or cannot be done, and the rest works. */
        LIMIT,
        /** The testbed cannot run. */
        BROKEN
    }

    /** All is well. */
    public static Finding ok(String subject, String text) {
        return new Finding(Health.OK, subject, text, "");
    }

    /** Something is limited. */
    public static Finding limit(String subject, String text, String remedy) {
        return new Finding(Health.LIMIT, subject, text, remedy);
    }

    /** Something is missing. */
    public static Finding broken(String subject, String text, String remedy) {
        return new Finding(Health.BROKEN, subject, text, remedy);
    }
}
