/**
 * Pages that people open: one file each, which needs no network and nothing beside it. A model of a run goes in as
 * JSON, and the page's own scripts, which are resources of this package, draw it.
 */
@NullMarked
package dev.wringer.reports.page;

import org.jspecify.annotations.NullMarked;
