/**
 * What the protocol core asks of its surroundings: a network, timers, randomness, a block store, and somebody to tell.
 * The core is called; through these interfaces it calls back. Implementations run everything that concerns one host on
 * one thread (or one simulated instant) at a time; none of these types is thread-safe.
 */
@NullMarked
package dev.wringer.node.port;

import org.jspecify.annotations.NullMarked;
