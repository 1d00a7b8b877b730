package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * What a fetch brought home, and how.
 *
 * @param block verified
 * @param from who had it; the asking node itself if it held or cached the block
 * @param cached whether it came from a cache rather than from a replica holder
 * @param path the live nodes contacted by the lookup, in order, without origin and owner; the last one is {@code from} if
 *     the block was met on the way
 * @param dead the contacts that did not answer, replica holders included, in order
 * @param misroutes how many live nodes gave an answer that led no closer to the key
 * @param corruptCopies how many copies failed verification: they were passed over
 * @param replicasTried how many replica holders were asked; 0 if the block was met on the way
 * @param elapsedNanos from the call to the result, by the origin's clock
 */
public record GetResult(
        Block block,
        Peer from,
        boolean cached,
        List<Peer> path,
        List<Peer> dead,
        int misroutes,
        int corruptCopies,
        int replicasTried,
        long elapsedNanos) {}
