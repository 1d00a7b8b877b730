package dev.wringer.harness.setting;

/**
 * A text is no value of a kind. The message continues a sentence that begins with the text: "… is not a whole number".
 */
public final class Misfit extends Exception {

    private static final long serialVersionUID = 1L;

    /** In these words. */
    public Misfit(String message) {
        super(message);
    }
}
