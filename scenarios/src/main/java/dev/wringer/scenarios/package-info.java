/** The catalogue of scenarios. */
@NullMarked
package dev.wringer.scenarios;

import org.jspecify.annotations.NullMarked;
