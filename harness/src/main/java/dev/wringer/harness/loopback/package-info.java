/** Ports of this machine's loopback interface, and links on them that the embedded Toxiproxy server carries. */
@NullMarked
package dev.wringer.harness.loopback;

import org.jspecify.annotations.NullMarked;
