/**
 * The search for failures: rings drawn from seeds and tried in virtual time, failures grouped, shrunk to the shortest case that
 * shows them, and kept as cases that can be replayed.
 */
@NullMarked
package dev.wringer.harness.hunt;

import org.jspecify.annotations.NullMarked;
