/**
 * The parameters of scenarios: their names, what their values are and how they are written, what is wrong with a value
 * that somebody has typed, and the ring that they describe.
 */
@NullMarked
package dev.wringer.harness.setting;

import org.jspecify.annotations.NullMarked;
