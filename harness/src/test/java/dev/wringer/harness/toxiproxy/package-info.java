@NullMarked
package dev.wringer.harness.toxiproxy;

import org.jspecify.annotations.NullMarked;
