/**
 * What may be concluded from pairs of trials that differ in one thing: the difference on each ring, an interval for its mean
 * that holds however often one looks, and better, same, worse or undecided for each measure and for all of them.
 *
 * <p>All results are the same to the last bit on every machine, and depend on the pairs and their order only, not on how
 * many of them came at a time.
 */
@NullMarked
package dev.wringer.harness.compare;

import org.jspecify.annotations.NullMarked;
