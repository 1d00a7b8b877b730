package dev.wringer.node.grpc;

import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.VirtualNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of a host.
 *
 * @param advertise the logical address by which others know it, {@code name:port}; the ids of its nodes follow from it
 * @param listen where it accepts connections; port 0 for any that is free
 * @param wayIn how its nodes become members
 * @param virtualNodes how many nodes it carries, ≥ 1
 * @param node the parameters of each
 * @param maintenance whether maintenance runs from the start
 * @param store the directory that keeps the blocks; in memory if empty
 * @param full whether the host is to act as if that directory were on a full disk: what is there can be read and removed,
 *     and nothing is added
 * @param seed of the nodes' random numbers
 * @param largestBlock the largest payload that the host accepts, in bytes, ≥ 1
 * @param patience how long leaving may take, &gt; 0
 * @param idleTime how long a connection to another host may be unused before it is closed, &gt; 0
 */
public record HostSettings(
        String advertise,
        InetSocketAddress listen,
        WayIn wayIn,
        int virtualNodes,
        NodeSettings node,
        boolean maintenance,
        Optional<Path> store,
        boolean full,
        long seed,
        int largestBlock,
        Duration patience,
        Duration idleTime) {

    /** The default of {@link #largestBlock}: 1 MiB. */
    public static final int LARGEST_BLOCK = 1 << 20;

    /** The default of {@link #patience}. */
    public static final Duration PATIENCE = VirtualNode.PATIENCE;

    /** The default of {@link #idleTime}. */
    public static final Duration IDLE_TIME = Duration.ofMinutes(2);

    /** What a message may hold besides a block: keys, lists of peers, framing. */
    private static final int MARGIN = 1 << 18;

    /** Checks what can be checked without a network. */
    public HostSettings {
        if (HostAndPort.parse(advertise).isEmpty()) {
            throw new IllegalArgumentException("'" + advertise + "' is no address of the form name:port");
        }
        if (virtualNodes < 1) {
            throw new IllegalArgumentException("a host carries at least 1 virtual node, not " + virtualNodes);
        }
        if (largestBlock < 1 || largestBlock > Integer.MAX_VALUE - MARGIN) {
            throw new IllegalArgumentException("no block has " + largestBlock + " bytes");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("leaving takes time, not " + patience);
        }
        if (idleTime.isNegative() || idleTime.isZero()) {
            throw new IllegalArgumentException("a connection is idle after some time, not " + idleTime);
        }
        if (wayIn instanceof WayIn.Founding founding && !founding.hosts().contains(advertise)) {
            throw new IllegalArgumentException(advertise + " is not among the founders "
                    + String.join(", ", founding.hosts()) + ": a host that is not joins by way of them");
        }
        if (wayIn instanceof WayIn.Assembled assembled && !assembled.hosts().contains(advertise)) {
            throw new IllegalArgumentException(
                    advertise + " is not among the hosts of the ring " + String.join(", ", assembled.hosts()));
        }
        if (wayIn instanceof WayIn.Joining joining && joining.hosts().isEmpty()) {
            throw new IllegalArgumentException("nobody is given through whom to join");
        }
    }

    /** A host with the original's parameters, blocks in memory, and default bounds. */
    public static HostSettings of(String advertise, InetSocketAddress listen, WayIn wayIn, long seed) {
        return new HostSettings(
                advertise,
                listen,
                wayIn,
                1,
                NodeSettings.DEFAULT,
                true,
                Optional.empty(),
                false,
                seed,
                LARGEST_BLOCK,
                PATIENCE,
                IDLE_TIME);
    }

    /** These settings with so many virtual nodes of such parameters. */
    public HostSettings withNodes(int count, NodeSettings each) {
        return new HostSettings(
                advertise,
                listen,
                wayIn,
                count,
                each,
                maintenance,
                store,
                full,
                seed,
                largestBlock,
                patience,
                idleTime);
    }

    /** These settings for a host that begins with its maintenance stopped. */
    public HostSettings withoutMaintenance() {
        return new HostSettings(
                advertise,
                listen,
                wayIn,
                virtualNodes,
                node,
                false,
                store,
                full,
                seed,
                largestBlock,
                patience,
                idleTime);
    }

    /** These settings with blocks kept in {@code directory}. */
    public HostSettings withStore(Path directory) {
        return withStore(directory, false);
    }

    /** These settings with blocks found in {@code directory}, to which nothing is added. */
    public HostSettings withFullStore(Path directory) {
        return withStore(directory, true);
    }

    private HostSettings withStore(Path directory, boolean isFull) {
        return new HostSettings(
                advertise,
                listen,
                wayIn,
                virtualNodes,
                node,
                maintenance,
                Optional.of(directory),
                isFull,
                seed,
                largestBlock,
                patience,
                idleTime);
    }

    /** These settings with such bounds on the size of blocks, on leaving, and on unused connections. */
    public HostSettings withBounds(int largestPayload, Duration leaving, Duration idle) {
        return new HostSettings(
                advertise,
                listen,
                wayIn,
                virtualNodes,
                node,
                maintenance,
                store,
                full,
                seed,
                largestPayload,
                leaving,
                idle);
    }

    /** These settings with connections to other hosts closed when they were unused for so long. */
    public HostSettings withIdleTime(Duration idle) {
        return withBounds(largestBlock, patience, idle);
    }

    /** The largest message, in bytes. */
    int largestMessage() {
        return largestBlock + MARGIN;
    }
}
