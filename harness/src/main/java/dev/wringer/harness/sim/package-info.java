/**
 * The simulator: rings of real protocol cores in virtual time, repeatable from one seed. One thread runs one ring; nothing
 * here reads a clock.
 */
@NullMarked
package dev.wringer.harness.sim;

import org.jspecify.annotations.NullMarked;
