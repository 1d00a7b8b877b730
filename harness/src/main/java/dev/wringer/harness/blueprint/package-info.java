/** The parameters that describe a ring and what is played on it, and the ring and the clients that their values describe. */
@NullMarked
package dev.wringer.harness.blueprint;

import org.jspecify.annotations.NullMarked;
