/**
 * Rings of hosts that are processes of this machine, with every link between two of them going through the embedded Toxiproxy
 * server. The hosts may be anybody's node that honours docs/TESTEE.md.
 */
@NullMarked
package dev.wringer.harness.processes;

import org.jspecify.annotations.NullMarked;
