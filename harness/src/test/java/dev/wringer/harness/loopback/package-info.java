@NullMarked
package dev.wringer.harness.loopback;

import org.jspecify.annotations.NullMarked;
