package dev.wringer.node.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to {@link ChordRequest}s. */
public sealed interface ChordReply extends Reply {

    /** The answer to a ping. */
    record Alive() implements ChordReply {
        /** The only one needed. */
        public static final Alive INSTANCE = new Alive();
    }

    /** Received; nothing else to say. */
    record Acknowledged() implements ChordReply {
        /** The only one needed. */
        public static final Acknowledged INSTANCE = new Acknowledged();
    }

    /**
     * A node's ring state, read in one step.
     *
     * @param predecessor the node believed to precede it, if any
     * @param successors its successor list, nearest first
     */
    record Neighbours(@Nullable Peer predecessor, List<Peer> successors) implements ChordReply {}

    /** Where a lookup goes next. */
    sealed interface NextHop extends ChordReply {}

    /**
     * Closer nodes that precede the key.
     *
     * @param candidates nearest to the key first, at least one, all strictly between the answering node and the key
     */
    record Closer(List<Peer> candidates) implements NextHop {}

    /**
     * The answering node precedes the key directly.
     *
     * @param successors its successor list without the peers to avoid: the owner and the nodes that follow it; empty if
     *     the node has none left
     */
    record Precedes(List<Peer> successors) implements NextHop {}
}
