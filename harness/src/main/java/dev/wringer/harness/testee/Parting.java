package dev.wringer.harness.testee;

/**
 * How a host has left, as it says itself.
 *
 * @param abandoned how many virtual nodes have not handed over everything and said goodbye in time
 * @param untaken how many blocks were not handed over
 */
public record Parting(int abandoned, long untaken) {

    /** Whether nothing was left undone. */
    public boolean hasSucceeded() {
        return abandoned == 0 && untaken == 0;
    }

    /** What was left undone, in words. */
    public String describe() {
        return untaken + " blocks were not handed over in time, and " + abandoned
                + " virtual nodes did not leave in order";
    }
}
