package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The hosts of one running ring, as a testbed offers them to {@link Ring}. It does what it is told and reports; choosing,
 * recording and judging are done above it. One thread at a time.
 */
public interface Cluster extends AutoCloseable {

    /** Nanoseconds since the cluster began, by the testbed's clock: virtual in simulation. */
    long nowNanos();

    /**
     * How far the harness may lag behind what happens: how long ago a node may have become a member, or a fault have
     * struck, when the harness learns of it, and over which time a snapshot was taken. Zero where everything is seen at
     * once.
     */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** Whether time is real, so that nothing can be seen at once and a busy machine has its effects. */
    default boolean isRealTime() {
        return !lag().isZero();
    }

    /**
     * Why living nodes have been taken for dead although no fault keeps them from answering, if that is so: the machine has
     * too much to do. Never so where time is virtual.
     */
    default Optional<String> starvation() {
        return Optional.empty();
    }

    /**
     * How many calls between nodes were not answered in time so far although the node that they were meant for was alive. Where
     * time is real, dead hosts refuse calls at once, and every call that is not answered counts.
     */
    default long unanswered() {
        return 0;
    }

    /**
     * Lets the ring go on until {@code condition} holds or {@code bound} has passed, by the testbed's clock.
     *
     * @return whether the condition holds
     * @throws TestbedFailure if the thread is interrupted, or the testbed fails meanwhile
     */
    boolean advanceUntil(BooleanSupplier condition, Duration bound);

    /** The live members, ordered by id: ground truth, not what nodes believe. */
    List<Peer> members();

    /** The live members that can be asked something, ordered by id: all but those on paused hosts. */
    List<Peer> awake();

    /** Whether {@code peer} is a live member. */
    boolean isMember(Peer peer);

    /** What the members that are awake believe. */
    RingSnapshot snapshot();

    /** Whom {@code peer} takes for its neighbours, if it is awake; fingers and what is on its way are left out. */
    Optional<NodeSnapshot> snapshotOf(Peer peer);

    /** Which of the members that are awake hold authentic copies of which blocks. */
    Holdings holdings();

    /** Which of the members that are awake hold authentic copies of the blocks under these keys. */
    Holdings holdings(Collection<RingId> keys);

    /** Has {@code origin} look up {@code key}; {@code done} is told once, while the cluster advances. */
    void lookup(Peer origin, RingId key, Consumer<Answer> done);

    /** Has {@code origin} store {@code block}; {@code done} is told once, while the cluster advances. */
    void store(Peer origin, Block block, Consumer<Answer> done);

    /** Has {@code origin} fetch the block under {@code key}; {@code done} is told once, while the cluster advances. */
    void fetch(Peer origin, RingId key, Consumer<Answer> done);

    /** The same, but of all versions that replica holders have the one that wins. */
    void fetchNewest(Peer origin, RingId key, Consumer<Answer> done);

    /** Stops or resumes the maintenance of every node, those that join later included. */
    void switchMaintenance(boolean running);

    /**
     * Crashes these hosts at one instant.
     *
     * @param disk what they find, should they be started again, of the blocks that they held on disk; what was in memory is
     *     gone
     */
    Outage crash(List<String> hosts, Disk disk);

    /**
     * Has these hosts leave; {@code done} is told of each when it is gone, be it that it could not hand over everything.
     *
     * @param departed told of each member on them that says goodbye before its host is gone, where the testbed sees that
     */
    void leave(List<String> hosts, Consumer<Departure> departed, Consumer<Gone> done);

    /**
     * Starts one more host, which joins through one of {@code contacts}, of whom there is at least one; its nodes are announced to the cluster's events as they
     * become members.
     *
     * @return the new host's nodes
     */
    List<Peer> join(List<Peer> contacts);

    /** Has these hosts run that release, whenever they are started the next time. */
    default void deploy(List<String> hosts, Release release) {
        throw new UnsupportedOperationException("there is one release only");
    }

    /**
     * Starts hosts again that have left, under their names and with what their disks have kept; their nodes join through one
     * of {@code contacts}.
     */
    default void comeBack(List<String> hosts, List<Peer> contacts) {
        throw new UnsupportedOperationException("nobody comes back");
    }

    /** What these hosts run, those of them that can be asked. */
    default List<Running> running(Collection<String> hosts) {
        return List.of();
    }

    /** What hosts of a release are started from: the id of an image, or a command; empty where hosts are no processes. */
    default String program(Release release) {
        return "";
    }

    /**
     * Imposes a fault on what travels from each of {@code from} to each of {@code to}, in that direction only unless
     * {@code bothWays}; on existing and on future connections.
     *
     * @return takes back just this fault
     */
    Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault);

    /**
     * Freezes these hosts, their connections open. They remain members, but nobody asks them anything: until they go on,
     * they are neither {@linkplain #awake awake} nor in snapshots and holdings, and what has to be told to all nodes is
     * told to them later.
     *
     * @return has them go on
     */
    Imposed pause(List<String> hosts);

    /** What the nodes have sent so far; those that are paused, before they were. */
    Traffic traffic();

    /** Ends all hosts. Nothing survives. */
    @Override
    void close();
}
