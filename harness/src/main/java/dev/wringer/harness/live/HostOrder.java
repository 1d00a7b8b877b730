package dev.wringer.harness.live;

import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.testee.HostIdentity;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.SettingVariables;

/**
 * What a host is to be started with.
 *
 * @param name the logical address that it advertises
 * @param number counts the hosts of a ring from 0
 * @param wayIn how its nodes become members
 * @param virtualNodes how many it carries
 * @param node the parameters of each
 * @param variant the name of the protocol that they run, by which a node of somebody else's may know one of its own
 * @param maintenance whether maintenance runs from the start
 * @param durable whether it keeps its blocks on disk, where the next host of this name finds them
 * @param full whether that disk is to be treated as a full one
 * @param seed of its random numbers
 * @param release which release of the node it runs, where there are two
 */
public record HostOrder(
        String name,
        int number,
        WayIn wayIn,
        int virtualNodes,
        NodeSettings node,
        String variant,
        boolean maintenance,
        boolean durable,
        boolean full,
        long seed,
        Release release) {

    /** Whom whoever answers in its place has to be. */
    public HostIdentity identity() {
        return HostIdentity.of(name, virtualNodes, variant, SettingVariables.of(node));
    }

    /** The order for a host that takes the place of one that has died. */
    HostOrder again(WayIn way, boolean maintaining, boolean diskFull, long otherSeed) {
        return new HostOrder(
                name, number, way, virtualNodes, node, variant, maintaining, durable, diskFull, otherSeed, release);
    }

    /** The same order for what the cast has this host run now. */
    HostOrder of(Cast cast) {
        return new HostOrder(
                name,
                number,
                wayIn,
                virtualNodes,
                cast.settings(number),
                cast.variant(number),
                maintenance,
                durable,
                full,
                seed,
                cast.release(number));
    }
}
