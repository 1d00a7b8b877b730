package dev.wringer.reports.trial;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Latency and outcomes of the operations of a ring, by equal stretches of its time: all of them count here, however few
 * are drawn one by one.
 *
 * @param stretches in the order of time, those without operations included
 */
public record LatencySeries(List<Stretch> stretches) {

    /** Takes a copy. */
    public LatencySeries {
        stretches = List.copyOf(stretches);
    }

    /**
     * The operations that were meant for one stretch of time.
     *
     * @param fromNanos when it begins
     * @param median of the latency in nanoseconds; 0 if nothing succeeded
     * @param p90 the latency that nine in ten do not exceed
     * @param p99 the latency that 99 in a hundred do not exceed
     * @param succeeded how many did
     * @param wrong how many succeeded as it seemed, and went wrong
     * @param failed how many had no effect for certain
     * @param unknown how many may have had one
     */
    public record Stretch(
            long fromNanos, double median, double p90, double p99, int succeeded, int wrong, int failed, int unknown) {}

    /**
     * The latencies and outcomes of a ring.
     *
     * @param count how many stretches there are to be, at least 1
     */
    public static LatencySeries of(DrawnRing ring, int count) {
        long from = ring.record().fromNanos();
        long length = Math.max(1, (ring.record().untilNanos() - from) / count + 1);
        Gathering[] gathered = Stream.generate(Gathering::new).limit(count).toArray(Gathering[]::new);
        ring.operations().forEach(one -> {
            long since = Math.max(0, one.operation().intendedNanos() - from);
            gathered[(int) Math.min(count - 1, since / length)].add(one);
        });
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stretches.add(gathered[i].stretch(from + i * length));
        }
        return new LatencySeries(stretches);
    }

    /** What is known of one stretch so far. */
    private static final class Gathering {

        private double[] latencies = new double[16];
        private int succeeded; // so many of them are in use
        private int wrong;
        private int failed;
        private int unknown;

        void add(ExplainedOperation one) {
            Operation operation = one.operation();
            switch (operation.outcome()) {
                case OK -> {
                    if (succeeded == latencies.length) {
                        latencies = Arrays.copyOf(latencies, 2 * succeeded);
                    }
                    latencies[succeeded++] = operation.latencyNanos();
                    wrong += one.wentWrong() ? 1 : 0;
                }
                case FAILED -> failed++;
                case UNKNOWN -> unknown++;
            }
        }

        Stretch stretch(long fromNanos) {
            if (succeeded == 0) {
                return new Stretch(fromNanos, 0, 0, 0, 0, 0, failed, unknown);
            }
            Quantiles quantiles = Quantiles.of(Arrays.copyOf(latencies, succeeded));
            return new Stretch(
                    fromNanos,
                    quantiles.median(),
                    quantiles.at(0.9),
                    quantiles.at(0.99),
                    succeeded - wrong,
                    wrong,
                    failed,
                    unknown);
        }
    }
}
