package dev.wringer.node.port;

/**
 * Told what happens inside one virtual node: for metrics, logs and continuous checks. Must not call back into the node
 * other than to read its state, must not block and must not throw.
 */
public interface NodeEvents {

    /** Listens to nothing. */
    NodeEvents NONE = new NodeEvents() {};

    /** The successor list or the predecessor has changed, in one step. */
    default void neighboursChanged() {}

    /** Not one entry of the successor list answers: the node is cut off, and looks for a way back through others it knows. */
    default void stranded() {}

    /** A block reached this node because maintenance found it missing here, not because a client stored it. */
    default void blockRepaired() {}
}
