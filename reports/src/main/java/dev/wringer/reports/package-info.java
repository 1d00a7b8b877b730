/**
 * Shows what trials have measured: on a terminal, as Markdown, as CSV. Drawing a report never changes a verdict.
 *
 * <p>All text is the same in every locale and on every machine.
 */
@NullMarked
package dev.wringer.reports;

import org.jspecify.annotations.NullMarked;
