package dev.wringer.harness.ring;

import dev.wringer.node.host.Variant;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import java.util.Optional;

/**
 * Some of the founders' hosts run another protocol than the rest. Who joins later is none of them.
 *
 * @param variant what they run
 * @param share which share of the founders' hosts, 0 … 1, rounded to the nearest number
 * @param near the text next to whose key they stand, by names that they have chosen for that; empty if they stand where chance has it
 */
public record Minority(Variant variant, double share, Optional<String> near) {

    /** Nobody. */
    public static final Minority NOBODY = new Minority(Variant.CORRECTED, 0);

    /** Hosts that stand where chance has it. */
    public Minority(Variant variant, double share) {
        this(variant, share, Optional.empty());
    }

    /** Checks the range. */
    public Minority {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
        }
    }

    /** The key next to which they stand: that of the content block with the text as its payload. */
    public Optional<RingId> key() {
        return near.map(Keys::ofText);
    }

    /** Whether they tell others false neighbours: what those believe of the ring may then be wrong without their fault. */
    public boolean misleads() {
        return variant == Variant.LYING_LISTS && share > 0;
    }
}
