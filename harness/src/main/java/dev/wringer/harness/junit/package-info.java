/**
 * How a scenario reads and runs: a JUnit test template with one invocation — one trial — per seed and swept value, and
 * assertions about rings and operations.
 */
@NullMarked
package dev.wringer.harness.junit;

import org.jspecify.annotations.NullMarked;
