/**
 * What a scenario works with: a ring, its clients, and what testbeds must offer so that the same scenario runs on each
 * of them.
 */
@NullMarked
package dev.wringer.harness.ring;

import org.jspecify.annotations.NullMarked;
