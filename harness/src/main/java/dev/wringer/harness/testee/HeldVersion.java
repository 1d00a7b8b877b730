package dev.wringer.harness.testee;

import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;

/**
 * Which version of a block a virtual node says that it holds as a replica.
 *
 * @param holder the node
 * @param key of the block
 * @param version its number, and the digest of its payload
 */
public record HeldVersion(Peer holder, RingId key, Version version) {}
