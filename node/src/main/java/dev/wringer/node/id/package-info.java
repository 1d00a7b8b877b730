/**
 * The identifier space: 160-bit ids on a circle, arcs of it, and how names and contents are hashed onto it
 * (TON'03 §IV-A; base SHA-1).
 */
@NullMarked
package dev.wringer.node.id;

import org.jspecify.annotations.NullMarked;
