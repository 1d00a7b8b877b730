/** Results of a run as CSV, HTML, Markdown and JUnit XML. */
@NullMarked
package dev.wringer.reports;

import org.jspecify.annotations.NullMarked;
