package dev.wringer.harness.loopback;

import dev.wringer.harness.ring.TestbedFailure;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Ports for hosts and links, below those from which the kernel draws for outgoing connections: there a port that is free
 * now may be taken a moment later, and the last free ones take long to find. Thread-safe.
 */
public final class LoopbackPorts {

    private static final int LOWEST = 10_000;
    private static final int COUNT = 22_000;

    // Rings that run at the same time in other processes begin elsewhere; nothing that is recorded depends on it.
    private final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    /**
     * Tries ports until one will do, each of them if need be: a ring of another process has thousands of them in a row.
     *
     * @param listen what listens on a port; empty if somebody else does
     * @throws TestbedFailure if none will do
     */
    public <T> T claim(IntFunction<Optional<T>> listen) {
        for (int i = 0; i < COUNT; i++) {
            Optional<T> listening = listen.apply(LOWEST + Math.floorMod(next.getAndIncrement(), COUNT));
            if (listening.isPresent()) {
                return listening.get();
            }
        }
        throw new TestbedFailure("no port is free between " + LOWEST + " and " + (LOWEST + COUNT - 1)
                + ": end other programs that listen there");
    }

    /**
     * Reserves so many ports in a row.
     *
     * @throws TestbedFailure if nowhere so many are free
     */
    public PortRange claimRange(int width) {
        int tried = 0;
        while (tried < COUNT) {
            int offset = Math.floorMod(next.getAndAdd(width), COUNT);
            int first = LOWEST + Math.min(offset, COUNT - width); // no range goes over the end
            Optional<PortRange> range = PortRange.reserve(first, width);
            if (range.isPresent()) {
                return range.get();
            }
            next.addAndGet(1 - width); // one port on, and not a whole width: the free ones may lie between taken ones
            tried++;
        }
        throw new TestbedFailure("there are nowhere " + width + " free ports in a row between " + LOWEST + " and "
                + (LOWEST + COUNT - 1) + ": end other programs that listen there");
    }
}
