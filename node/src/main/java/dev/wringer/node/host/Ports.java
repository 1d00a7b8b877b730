package dev.wringer.node.host;

import dev.wringer.node.chord.RoundTripTimes;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.port.Network;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.port.RingMemory;
import dev.wringer.node.port.Timers;

/**
 * A virtual node's surroundings.
 *
 * @param network its way to the others
 * @param timers its host's time
 * @param entropy its source of random numbers
 * @param blocks its primary store, used by nobody else
 * @param memory what it remembers of its ring across restarts of its host
 * @param events told of what happens inside it
 * @param roundTrips what its host knows of the network's speed, shared by the host's virtual nodes
 */
public record Ports(
        Network network,
        Timers timers,
        Entropy entropy,
        BlockStore blocks,
        RingMemory memory,
        NodeEvents events,
        RoundTripTimes roundTrips) {}
