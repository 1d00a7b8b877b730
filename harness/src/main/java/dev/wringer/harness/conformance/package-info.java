/**
 * Looks whether a node keeps the contract of docs/TESTEE.md, clause by clause: at one address, or on a small ring of hosts that
 * is started for it.
 */
@NullMarked
package dev.wringer.harness.conformance;

import org.jspecify.annotations.NullMarked;
