@NullMarked
package dev.wringer.harness.fault;

import org.jspecify.annotations.NullMarked;
