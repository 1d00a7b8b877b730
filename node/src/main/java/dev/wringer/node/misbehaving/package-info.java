/**
 * Nodes that lie: each keeps its place in the ring, and does others harm by what it answers ("lack of trust"). Reached only through
 * {@link dev.wringer.node.host.Variant}.
 */
@NullMarked
package dev.wringer.node.misbehaving;

import org.jspecify.annotations.NullMarked;
