@NullMarked
package dev.wringer.harness.nemesis;

import org.jspecify.annotations.NullMarked;
