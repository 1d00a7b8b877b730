/**
 * Faults as values: strikes, which happen at an instant and cannot be taken back; regimes, which last until they are
 * closed; and selectors that say whom they hit. Testbeds carry them out.
 */
@NullMarked
package dev.wringer.harness.fault;

import org.jspecify.annotations.NullMarked;
