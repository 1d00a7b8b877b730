/**
 * Rings of node containers under a Docker engine, through Testcontainers, with every link between two hosts going through a
 * Toxiproxy container.
 */
@NullMarked
package dev.wringer.harness.containers;

import org.jspecify.annotations.NullMarked;
