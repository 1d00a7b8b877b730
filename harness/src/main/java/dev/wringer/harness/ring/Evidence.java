package dev.wringer.harness.ring;

/**
 * Whether a fault is known to have taken effect. A trial with a fault that could not be shown to have happened proves
 * nothing.
 *
 * @param shown whether it was seen
 * @param text what was looked at, one line
 */
public record Evidence(boolean shown, String text) {

    /** The fault took effect, as this shows. */
    public static Evidence shown(String text) {
        return new Evidence(true, text);
    }

    /** The fault may not have taken effect, as this shows. */
    public static Evidence missing(String text) {
        return new Evidence(false, text);
    }
}
