package dev.wringer.harness.testee;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.block.Block;
import java.util.List;

/**
 * What a virtual node says of itself.
 *
 * @param member whether it is a member of the ring
 * @param belief whom it knows
 * @param cached how many blocks it caches for others
 * @param held the blocks that it holds as a replica, if they were asked for; nobody has verified them yet
 */
public record InspectedNode(boolean member, NodeSnapshot belief, int cached, List<Block> held) {}
