@NullMarked
package dev.wringer.harness.live;

import org.jspecify.annotations.NullMarked;
