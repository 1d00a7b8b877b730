/** What happened in trials, as comma-separated values: a file for each kind of thing. */
@NullMarked
package dev.wringer.reports.csv;

import org.jspecify.annotations.NullMarked;
