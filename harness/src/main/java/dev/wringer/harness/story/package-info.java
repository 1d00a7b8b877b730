/**
 * Tells how a failure came about, in the words of the papers: who believed what, and who told whom. From the record of a trial in
 * simulation, and from what was seen inside the ring meanwhile.
 */
@NullMarked
package dev.wringer.harness.story;

import org.jspecify.annotations.NullMarked;
