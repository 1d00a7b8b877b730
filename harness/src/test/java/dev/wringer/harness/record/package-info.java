/** The record survives its way through a file, whatever happens to the harness or the disk. */
@NullMarked
package dev.wringer.harness.record;

import org.jspecify.annotations.NullMarked;
