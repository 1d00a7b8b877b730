/**
 * Judges a run from ground truth, the record and snapshots, and never asks the protocol: an oracle that shares code
 * with the protocol shares its bugs.
 */
@NullMarked
package dev.wringer.harness.oracle;

import org.jspecify.annotations.NullMarked;
