package dev.wringer.harness.record;

import java.util.Locale;

/** Which of the two releases of the node a host runs, where a ring mixes them. */
public enum Release {
    /** What there is. */
    BASELINE,
    /** What shall take its place. */
    CANDIDATE;

    /** The one that this is not. */
    public Release other() {
        return this == BASELINE ? CANDIDATE : BASELINE;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
