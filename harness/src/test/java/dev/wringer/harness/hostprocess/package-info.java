@NullMarked
package dev.wringer.harness.hostprocess;

import org.jspecify.annotations.NullMarked;
