/** The log of a host that runs as a process of its own. Whoever embeds a host brings a backend of his own. */
@NullMarked
package dev.wringer.node.log;

import org.jspecify.annotations.NullMarked;
