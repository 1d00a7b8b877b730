package dev.wringer.harness.ring;

/** Ends a trial whose rest is of no interest to who watches it. Says nothing about the ring. */
public final class AbandonedTrial extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param reason for people */
    public AbandonedTrial(String reason) {
        super(reason);
    }
}
