package dev.wringer.harness.ring;

import java.util.Optional;

/**
 * Two releases of the node in one ring. Who joins later runs the baseline.
 *
 * @param candidate the other one; empty if there is only one
 * @param share which share of the founders' hosts run it from the start, 0 … 1, rounded to the nearest number
 */
public record Mixture(Optional<Candidate> candidate, double share) {

    /** One release only. */
    public static final Mixture NONE = new Mixture(Optional.empty(), 0);

    /** Checks the range. */
    public Mixture {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
        }
        if (share > 0 && candidate.isEmpty()) {
            throw new IllegalArgumentException("a share of nothing: there is no candidate");
        }
    }

    /** These hosts, in this share. */
    public static Mixture of(Candidate candidate, double share) {
        return new Mixture(Optional.of(candidate), share);
    }

    /**
     * Why a testbed that honours neither images nor commands cannot run it, if so.
     *
     * @param images whether the testbed starts images
     * @param commands whether it starts commands
     */
    public Optional<String> refusal(boolean images, boolean commands) {
        if (candidate.isEmpty()) {
            return Optional.empty();
        }
        Candidate other = candidate.get();
        if (other.image().isPresent() && !images) {
            return Optional.of("candidate " + other.text() + " means nothing there: only containers honours an image");
        }
        if (other.command().isPresent() && !commands) {
            return Optional.of("candidate " + other.text() + " means nothing there: only processes honours a command");
        }
        return Optional.empty();
    }
}
