/**
 * Schedules of faults: values that say what is done to a ring and when, and the text in which people write them. A schedule
 * knows nothing of testbeds; {@code harness.ring} plays it.
 */
@NullMarked
package dev.wringer.harness.schedule;

import org.jspecify.annotations.NullMarked;
