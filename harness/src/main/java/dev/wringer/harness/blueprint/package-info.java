/** The parameters that describe a ring, and the ring that their values describe. */
@NullMarked
package dev.wringer.harness.blueprint;

import org.jspecify.annotations.NullMarked;
