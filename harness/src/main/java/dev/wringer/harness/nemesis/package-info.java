/**
 * Nemeses: named pure functions from a ring's shape and a seed to a schedule of faults. They know nothing of testbeds and
 * carry nothing out.
 */
@NullMarked
package dev.wringer.harness.nemesis;

import org.jspecify.annotations.NullMarked;
