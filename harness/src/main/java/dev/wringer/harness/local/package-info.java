/**
 * Rings of real hosts in this JVM, on loopback, over real gRPC, with every link between two hosts going through the
 * embedded Toxiproxy server. Needs nothing but a JDK.
 */
@NullMarked
package dev.wringer.harness.local;

import org.jspecify.annotations.NullMarked;
