package dev.wringer.harness.story;

import dev.wringer.node.protocol.Peer;

/**
 * What one node said to another.
 *
 * @param text in a few words
 */
record Message(Peer from, Peer to, Kind kind, String text) {

    /** What becomes of what is said. */
    enum Kind {
        /** It was asked, and came to whom it was meant for. */
        REQUEST,
        /** It was asked in vain. */
        LOST,
        /** An answer. */
        REPLY
    }
}
