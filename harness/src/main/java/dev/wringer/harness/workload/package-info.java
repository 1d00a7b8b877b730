/** What clients do: which blocks they store and which keys they ask for. */
@NullMarked
package dev.wringer.harness.workload;

import org.jspecify.annotations.NullMarked;
