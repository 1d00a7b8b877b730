package dev.wringer.harness.workload;

import java.util.Locale;

/** One kind of thing that clients do. */
public enum Task {
    /** Look a key up. */
    LOOKUP,
    /** Have ten nodes look the same key up at one instant: are they told the same? (RHEA'04 §4) */
    POLL,
    /** Fetch a block that was stored. */
    FETCH,
    /** Fetch, of all versions that replica holders have, the one that wins. */
    NEWEST,
    /** Store a new block. */
    STORE,
    /** Store the next version of a signed block. */
    UPDATE,
    /** Store two blocks of one author at once that have the same version number. */
    CONFLICT;

    /** How it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
