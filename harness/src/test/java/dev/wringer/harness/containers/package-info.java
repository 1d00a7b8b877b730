@NullMarked
package dev.wringer.harness.containers;

import org.jspecify.annotations.NullMarked;
