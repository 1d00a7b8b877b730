package dev.wringer.harness.local;

import dev.wringer.harness.ring.TestbedFailure;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Ports for hosts and links, below those from which the kernel draws for outgoing connections: there a port that is free
 * now may be taken a moment later, and the last free ones take long to find. Thread-safe.
 */
final class LoopbackPorts {

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
    <T> T claim(IntFunction<Optional<T>> listen) {
        for (int i = 0; i < COUNT; i++) {
            Optional<T> listening = listen.apply(LOWEST + Math.floorMod(next.getAndIncrement(), COUNT));
            if (listening.isPresent()) {
                return listening.get();
            }
        }
        throw new TestbedFailure("no port is free between " + LOWEST + " and " + (LOWEST + COUNT - 1)
                + ": end other programs that listen there");
    }
}
