@NullMarked
package dev.wringer.harness.ring;

import org.jspecify.annotations.NullMarked;
