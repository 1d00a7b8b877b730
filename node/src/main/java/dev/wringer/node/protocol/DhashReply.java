package dev.wringer.node.protocol;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Optional;

/** The answers to {@link DhashRequest}s. */
public sealed interface DhashReply extends Reply {

    /** The most keys, or digests, that one message lists. */
    int MOST_ENTRIES = 256;

    /** What a contact says to a fetch that passes by. */
    sealed interface Step extends DhashReply {}

    /** What a replica holder says to a fetch. */
    sealed interface Fetched extends DhashReply {

        /**
         * Whether the answering node is on its way in or out: it does not have yet what it is to hold, or is no replica holder any
         * more, and others are in its place.
         */
        boolean inTransition();
    }

    /**
     * Here it is.
     *
     * @param block not yet verified by the one who asked
     * @param cached whether it comes from the cache of the answering node, not from its store
     */
    record Found(Block block, boolean cached, boolean inTransition) implements Step, Fetched {

        /** From a node that has come to stay. */
        public Found(Block block, boolean cached) {
            this(block, cached, false);
        }
    }

    /** The answering node does not have the block; this is where it would go next. */
    record Onwards(ChordReply.NextHop hop) implements Step {}

    /**
     * The answering node does not have the block.
     *
     * @param corrupt whether it had a copy until this moment, which failed verification and was dropped
     */
    record NotHeld(boolean corrupt, boolean inTransition) implements Fetched {

        /** Says a node that has come to stay. */
        public NotHeld(boolean corrupt) {
            this(corrupt, false);
        }
    }

    /**
     * What became of a block that was to be stored.
     *
     * @param held the version that the answering node now holds, if it holds any
     */
    record Stored(Outcome outcome, Optional<Version> held) implements DhashReply {

        /** What a node does with a block that it is to store. */
        public enum Outcome {
            /** Holds it from now on. */
            STORED,
            /** Has held it before. */
            ALREADY_HELD,
            /** Refused: holds a version that wins. */
            SUPERSEDED,
            /** Refused: the block failed verification. */
            CORRUPT,
            /** Refused: the node is not among those that should hold the block. */
            NOT_RESPONSIBLE,
            /** Refused: the node's disk is full. What it held before it still holds. */
            NO_ROOM
        }

        /** Whether the answering node holds the very block. */
        public boolean isAcknowledged() {
            return outcome == Outcome.STORED || outcome == Outcome.ALREADY_HELD;
        }
    }

    /** The answer to a copy for the cache, whether or not it is kept. */
    record Noted() implements DhashReply {
        /** The only one needed. */
        public static final Noted INSTANCE = new Noted();
    }

    /** How the answering node's subtree compares with the asker's. */
    sealed interface Comparison extends DhashReply {}

    /** Both are the same. */
    record Same() implements Comparison {
        /** The only one needed. */
        public static final Same INSTANCE = new Same();
    }

    /**
     * They differ, and there is too much to list: the digests one level below.
     *
     * @param children those that are not empty, by increasing index; at most {@link #MOST_ENTRIES}
     */
    record Children(List<Child> children) implements Comparison {}

    /**
     * One subtree.
     *
     * @param index the byte that follows the prefix, 0 … 255
     */
    record Child(int index, Bytes digest) {}

    /**
     * They differ: everything that the answering node holds there.
     *
     * @param entries in numeric order of the keys; at most {@link #MOST_ENTRIES}
     */
    record Entries(List<BlockVersion> entries) implements Comparison {}

    /**
     * The answer to an offer. Of the blocks offered that are not named here the answering node has read and verified its own
     * copy, of that version or a newer one, since it got the offer: the asker may count on them.
     *
     * @param keys of the blocks that the answering node does not have, or has in an older version, in the order offered
     */
    record Wanted(List<RingId> keys) implements DhashReply {}
}
