/** What a host carries: virtual nodes, each of them Chord and DHash joined to their surroundings. */
@NullMarked
package dev.wringer.node.host;

import org.jspecify.annotations.NullMarked;
