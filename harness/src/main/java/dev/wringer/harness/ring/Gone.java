package dev.wringer.harness.ring;

import java.util.Optional;

/**
 * A host has left.
 *
 * @param host its logical address
 * @param undone what it has not done that leaving demands, one line; empty if it has done all
 */
public record Gone(String host, Optional<String> undone) {

    /** A host that has left in order. */
    public static Gone inOrder(String host) {
        return new Gone(host, Optional.empty());
    }
}
