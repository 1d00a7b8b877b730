package dev.wringer.harness.record;

import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * What one live member believes about the ring.
 *
 * @param self the member
 * @param predecessor the node that it believes to precede it, if any
 * @param successors its successor list, nearest first
 * @param fingers its distinct fingers, farthest first
 * @param arriving successor lists that answers now on their way to this node will have it adopt; known only where the
 *     harness sees the network's inside (the simulator), otherwise empty
 */
public record NodeSnapshot(
        Peer self, Optional<Peer> predecessor, List<Peer> successors, List<Peer> fingers, List<List<Peer>> arriving) {}
