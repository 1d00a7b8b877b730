/**
 * Procedures that are wrong on purpose (ZAVE'17, and mistakes that DHTs have been shipped with): each is something that a
 * check must catch. Reached only through {@link dev.wringer.node.host.Variant}.
 */
@NullMarked
package dev.wringer.node.knownbad;

import org.jspecify.annotations.NullMarked;
