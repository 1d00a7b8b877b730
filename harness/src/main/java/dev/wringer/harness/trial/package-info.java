/** One trial of a scenario — one testbed, one seed, one value of the swept parameter: what it has measured and concluded. */
@NullMarked
package dev.wringer.harness.trial;

import org.jspecify.annotations.NullMarked;
