package dev.wringer.harness.stats;

/** Theory: over how many nodes a lookup passes on average in a stable ring (TON'03, §V-C). */
public final class ChordPathLength {

    private ChordPathLength() {}

    /**
     * With fingers alone: {@code ½·log2 N}, one hop for every second bit of the distance.
     *
     * @param nodes N, at least one
     */
    public static double withFingers(int nodes) {
        return log2(nodes) / 2;
    }

    /**
     * With a successor list, which saves the last hops: {@code ½·log2 N − ½·log2 r + 1}.
     *
     * @param nodes N, at least one
     * @param successors r, the length of the list: 1 … N
     */
    public static double withSuccessorList(int nodes, int successors) {
        if (successors > nodes) {
            throw new IllegalArgumentException(nodes + " nodes have no " + successors + " successors");
        }
        return (log2(nodes) - log2(successors)) / 2 + 1;
    }

    private static double log2(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("at least one is needed, not " + value);
        }
        return StrictMath.log(value) / StrictMath.log(2);
    }
}
