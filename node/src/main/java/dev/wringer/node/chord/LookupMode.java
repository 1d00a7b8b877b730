package dev.wringer.node.chord;

/** Who asks the hops of a lookup (TON'03 §IV-D). */
public enum LookupMode {
    /** The origin asks each hop itself, and so can check each answer. */
    ITERATIVE,
    /** Each hop passes the lookup on, and the last one tells the origin. */
    RECURSIVE
}
