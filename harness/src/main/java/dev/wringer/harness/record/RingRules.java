package dev.wringer.harness.record;

/**
 * What must be known of a ring to judge it by its record alone.
 *
 * @param successors r, the length of the successor lists, ≥ 1
 * @param replicas k, how many copies of a block there should be, ≥ 1
 * @param acknowledgements how many of them must be acknowledged for a store to succeed, 1 … k
 * @param settlingNanos within what time news of a change has reached everybody whom it concerns, by the number of rounds
 *     that this may take, ≥ 0
 */
public record RingRules(int successors, int replicas, int acknowledgements, long settlingNanos) {}
