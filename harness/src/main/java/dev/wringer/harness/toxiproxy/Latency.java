package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Delays what is sent, each chunk from its own arrival, uniformly in [latency − jitter, latency + jitter), in order.
 *
 * @param latency in milliseconds
 * @param jitter in milliseconds
 */
record Latency(long latency, long jitter) implements Toxic {

    /** What a sender at 130 MB/s sends in half a second: a delay is not meant to be a limit of bandwidth. */
    private static final long WINDOW = 64L << 20;

    Latency(Attributes attributes) {
        this(attributes.millis("latency"), attributes.millis("jitter"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.LATENCY;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("latency", latency, "jitter", jitter);
    }

    @Override
    public long window() {
        return WINDOW;
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Delay(this, timers, chance);
    }

    /** In nanoseconds; below zero if jitter is larger than latency, which is no delay. */
    private long draw(Entropy chance) {
        long mean = TimeUnit.MILLISECONDS.toNanos(latency);
        long spread = TimeUnit.MILLISECONDS.toNanos(jitter);
        return spread == 0 ? mean : mean + chance.between(-spread, spread - 1);
    }

    private static final class Delay extends QueueingStage {

        private final Entropy chance;
        private Latency toxic;

        Delay(Latency toxic, Timers timers, Entropy chance) {
            super(timers);
            this.toxic = toxic;
            this.chance = chance;
        }

        @Override
        long departure(long arrived, int size) {
            return arrived + toxic.draw(chance);
        }

        @Override
        void update(Toxic changed) {
            toxic = (Latency) changed;
            plan();
        }
    }
}
