/**
 * Rings of hosts that run in real time and are known through the testee contract only. What differs between testbeds, how
 * hosts and links come into being and are broken, is a {@link dev.wringer.harness.live.Fleet}.
 */
@NullMarked
package dev.wringer.harness.live;

import org.jspecify.annotations.NullMarked;
