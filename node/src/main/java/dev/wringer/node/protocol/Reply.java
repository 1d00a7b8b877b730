package dev.wringer.node.protocol;

/** The answer to a {@link Request}. */
public sealed interface Reply permits ChordReply, DhashReply {}
