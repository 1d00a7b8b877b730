package dev.wringer.node.grpc;

/**
 * How a host has left.
 *
 * @param abandoned how many virtual nodes have not handed over everything and said goodbye in time
 * @param untaken how many blocks were not handed over, each virtual node's counted
 */
public record Departure(int abandoned, int untaken) {

    /** Whether nothing was left undone. */
    public boolean hasSucceeded() {
        return abandoned == 0 && untaken == 0;
    }
}
