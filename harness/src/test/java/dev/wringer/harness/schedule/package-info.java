@NullMarked
package dev.wringer.harness.schedule;

import org.jspecify.annotations.NullMarked;
