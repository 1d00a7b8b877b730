/** What DHash stores: blocks that prove their own authenticity (CFS'01 §4.1). */
@NullMarked
package dev.wringer.node.block;

import org.jspecify.annotations.NullMarked;
