@NullMarked
package dev.wringer.harness.conformance;

import org.jspecify.annotations.NullMarked;
