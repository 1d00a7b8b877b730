/** Looks at a machine and says what on it will keep which testbed from working, and what can be done about that. */
@NullMarked
package dev.wringer.harness.doctor;

import org.jspecify.annotations.NullMarked;
