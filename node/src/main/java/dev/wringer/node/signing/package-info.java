/**
 * Making signed blocks, which is the business of clients: nodes only check them. Apart from the deterministic core because
 * the platform makes keys from a source of random numbers of its own kind.
 */
@NullMarked
package dev.wringer.node.signing;

import org.jspecify.annotations.NullMarked;
