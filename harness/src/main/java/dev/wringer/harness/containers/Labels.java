package dev.wringer.harness.containers;

import java.util.Map;

/** The labels by which containers, networks, volumes and images of Wringer are known: its own, and nobody else's. */
final class Labels {

    /** What a thing is for: {@code ring} or {@code image}. */
    static final String KIND = "dev.wringer.kind";

    /** The {@link Owner} of a thing of a ring. */
    static final String OWNER = "dev.wringer.owner";

    private Labels() {}

    /** On everything that belongs to a ring that this process has started. */
    static Map<String, String> ofRing() {
        return Map.of(KIND, "ring", OWNER, Owner.self().label());
    }
}
