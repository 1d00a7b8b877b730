package dev.wringer.node.dhash;

import dev.wringer.node.id.RingId;
import java.util.HashSet;
import java.util.Set;

/**
 * The blocks of which a node has told others, since its present round of repair began, that it holds them. The round must not
 * drop these: whoever asked may be leaving, or drop its own copy, on the strength of that answer.
 */
final class Claims {

    private final Set<RingId> keys = new HashSet<>(); // never walked through

    /** Somebody was told that the block under this key is held here. */
    void add(RingId key) {
        keys.add(key);
    }

    /** Whether somebody was told so since the round began. */
    boolean contains(RingId key) {
        return keys.contains(key);
    }

    /** A round begins: what was said before is known by now to whomever the round asks. */
    void forget() {
        keys.clear();
    }
}
