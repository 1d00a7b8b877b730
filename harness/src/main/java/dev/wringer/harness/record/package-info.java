/**
 * The record of a trial: who was a member when, which faults struck, what clients did and what came of it, and snapshots
 * of the ring. Ground truth, as the harness knows it; judging it is the oracle's business.
 */
@NullMarked
package dev.wringer.harness.record;

import org.jspecify.annotations.NullMarked;
