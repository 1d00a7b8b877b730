/** The harness's side of the contract with a node under test: the one way in which a running host is asked anything. */
@NullMarked
package dev.wringer.harness.testee;

import org.jspecify.annotations.NullMarked;
