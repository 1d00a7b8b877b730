package dev.wringer.harness.compare;

import dev.wringer.harness.stats.Interval;

/**
 * What one measure came to after its first so many pairs.
 *
 * @param pairs how many
 * @param meanDifference of candidate minus baseline; NaN if no pair is known
 * @param difference where the true mean of it lies
 * @param decision what follows
 */
public record Look(int pairs, double meanDifference, Interval difference, Decision decision) {}
