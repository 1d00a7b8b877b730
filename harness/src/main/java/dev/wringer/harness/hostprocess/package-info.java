/**
 * What testbeds have in common whose hosts are processes apart from the harness, in containers or not: the environment they
 * get, waiting until they serve, and what is kept of each of their lives.
 */
@NullMarked
package dev.wringer.harness.hostprocess;

import org.jspecify.annotations.NullMarked;
