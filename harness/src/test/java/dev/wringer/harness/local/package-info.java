@NullMarked
package dev.wringer.harness.local;

import org.jspecify.annotations.NullMarked;
