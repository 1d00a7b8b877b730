/**
 * Links between hosts as proxies of a Toxiproxy server: how they are named, which toxics carry out a fault on them, and how
 * it is shown that a fault has taken effect. Who runs the server is a testbed's affair.
 */
@NullMarked
package dev.wringer.harness.link;

import org.jspecify.annotations.NullMarked;
