@NullMarked
package dev.wringer.harness.link;

import org.jspecify.annotations.NullMarked;
