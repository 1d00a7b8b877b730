package dev.wringer.harness.live;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.block.Block;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The hosts of one ring and the links between them, as a testbed brings them about and breaks them. One thread at a time.
 *
 * <p>Every method fails with a {@link TestbedFailure} if the testbed cannot do what it is told.
 */
public interface Fleet extends AutoCloseable {

    /**
     * Starts hosts; returns when each accepts connections. A host that was killed may be started again, by an order of
     * the same name and number: others reach it as before, and if it is durable it finds its blocks again.
     */
    void start(List<HostOrder> orders);

    /**
     * Has a host that runs forget its ring and become the one of this order, as if newly started; returns when it accepts
     * connections again. The fleet goes on to call it by the name that it had.
     *
     * @return whether it can; if not it is as it was
     */
    default boolean reform(String host, HostOrder order) {
        return false;
    }

    /** Where a running host serves the testee contract; no link under fault lies in between. */
    InetSocketAddress address(String host);

    /** Ends these hosts at one instant, without any goodbye. */
    Evidence kill(List<String> hosts);

    /** Takes the disk of a durable host, while the host is dead: when it is started again, it has an empty one. */
    void wipe(String host);

    /**
     * Has blocks rot on the disk of a durable host, while the host is dead: flips bytes in their payloads, as {@link BitRot}
     * does.
     *
     * @param chosen which blocks, as the host held them just before it died; may be none
     */
    Damage rot(String host, List<Block> chosen);

    /**
     * Freezes these hosts, connections open; returns when none of them does anything any more.
     *
     * @return has them go on
     */
    Imposed pause(List<String> hosts);

    /**
     * Tells a host to leave the ring and end, as its testbed tells processes to end; complete when it has, and whoever calls it
     * is refused at once.
     *
     * @param testee the host
     * @return fails with {@link dev.wringer.harness.ring.NotReached} if the host says that it could not hand over all of its blocks
     */
    CompletableFuture<?> leave(String host, Testee testee);

    /**
     * Imposes a fault on what travels from each of {@code from} to each of {@code to}, in that direction only unless
     * {@code bothWays}; on existing and on future connections.
     *
     * @return takes back just this fault
     */
    Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault);

    /** Fails if something went wrong meanwhile that would be held against the ring: a link that could not be made. */
    void check();

    /**
     * Looks closely when a host is about to be blamed: fails if what the hosts run on is gone or was gone for a while, which
     * is then why the host has ended, or does not answer. May take some seconds.
     */
    default void examine() {}

    /**
     * A host that has ended although it should run: it was started, and since then neither killed nor told to leave. Cheap:
     * asked for all the time. It may take a second until it is noticed.
     */
    Optional<String> casualty();

    /** How a host ended that should run, as far as is known now; empty if it runs. */
    Optional<Obituary> obituary(String host);

    /**
     * The exit status of the latest process of a host that has ended without being killed, whatever it was told: what it would
     * have been where hosts are no processes. Empty if it runs, or if nobody knows.
     */
    Optional<Integer> exitStatus(String host);

    /** What its hosts run, those of the baseline if there are two releases. */
    HostProgram program();

    /** What hosts of this release are started from. */
    default HostProgram program(Release release) {
        return program();
    }

    /** What this host was really started from, as the testbed sees it. */
    default HostProgram programOf(String host) {
        return program();
    }

    /** Ends everything. Nothing survives. */
    @Override
    void close();

    /** Ends a ring of which nothing is to be held against anybody: its testbed may keep hosts for the next one. */
    default void retire() {
        close();
    }
}
