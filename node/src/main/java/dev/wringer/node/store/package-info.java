/** Block stores that a node may be given. */
@NullMarked
package dev.wringer.node.store;

import org.jspecify.annotations.NullMarked;
