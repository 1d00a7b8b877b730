@NullMarked
package dev.wringer.harness.processes;

import org.jspecify.annotations.NullMarked;
