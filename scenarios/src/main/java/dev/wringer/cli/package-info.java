/** The {@code wringer} command. */
@NullMarked
package dev.wringer.cli;

import org.jspecify.annotations.NullMarked;
