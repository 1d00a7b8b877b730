/** Each check is shown a violation that it must catch and a good state that it must pass. */
@NullMarked
package dev.wringer.harness.oracle;

import org.jspecify.annotations.NullMarked;
