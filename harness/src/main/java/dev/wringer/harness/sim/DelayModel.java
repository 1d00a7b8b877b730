package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Latency;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;

/** Draws how long a message takes. */
@FunctionalInterface
interface DelayModel {

    /**
     * The delay of one message, in nanoseconds, ≥ 0.
     *
     * @param from the number of the sending host
     * @param to the number of the receiving host
     */
    long draw(int from, int to, Entropy chance);

    /** The model of {@code latency}. */
    static DelayModel of(Latency latency) {
        if (latency instanceof Latency.Constant constant) {
            long delay = constant.delay().toNanos();
            return (from, to, chance) -> delay;
        }
        if (latency instanceof Latency.Uniform uniform) {
            long shortest = uniform.shortest().toNanos();
            long longest = uniform.longest().toNanos();
            return (from, to, chance) -> chance.between(shortest, longest);
        }
        if (latency instanceof Latency.Exponential exponential) {
            double mean = exponential.mean().toNanos();
            // StrictMath: the same bits on every machine.
            return (from, to, chance) -> (long) (-mean * StrictMath.log(1 - chance.nextDouble()));
        }
        if (latency instanceof Latency.Matrix matrix) {
            return betweenSites(matrix.delays());
        }
        throw new IllegalArgumentException("unknown latency: " + latency);
    }

    private static DelayModel betweenSites(List<List<Duration>> delays) {
        int sites = delays.size();
        long[][] nanos = new long[sites][sites];
        for (int from = 0; from < sites; from++) {
            for (int to = 0; to < sites; to++) {
                nanos[from][to] = delays.get(from).get(to).toNanos();
            }
        }
        return (from, to, chance) -> nanos[from % sites][to % sites];
    }
}
