package dev.wringer.harness.hunt;

/**
 * Failures that are told apart from others and not from one another.
 *
 * @param signature what they have in common
 * @param count how many there were
 * @param setup of the first of them, which has the smallest seed
 * @param shown what that one showed
 */
public record Finding(Signature signature, int count, Setup setup, Expectation shown) {

    /** One more. */
    Finding again() {
        return new Finding(signature, count + 1, setup, shown);
    }

    /** The smallest seed with which it showed. */
    public long seed() {
        return setup.seed();
    }
}
