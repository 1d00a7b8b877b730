@NullMarked
package dev.wringer.harness.sim;

import org.jspecify.annotations.NullMarked;
