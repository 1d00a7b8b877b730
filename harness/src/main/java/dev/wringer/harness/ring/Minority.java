package dev.wringer.harness.ring;

import dev.wringer.node.host.Variant;

/**
 * Some of the founders' hosts run another protocol than the rest. Who joins later is none of them.
 *
 * @param variant what they run
 * @param share which share of the founders' hosts, 0 … 1, rounded to the nearest number
 */
public record Minority(Variant variant, double share) {

    /** Nobody. */
    public static final Minority NOBODY = new Minority(Variant.CORRECTED, 0);

    /** Checks the range. */
    public Minority {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
        }
    }
}
