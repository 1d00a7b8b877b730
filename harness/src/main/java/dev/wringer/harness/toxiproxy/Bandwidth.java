package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many bytes pass in a second, and keeps the sender waiting.
 *
 * @param rate in 1,000 bytes a second, which is bytes a millisecond; 0 lets nothing pass, and loses nothing
 */
record Bandwidth(long rate) implements Toxic {

    private static final long GREATEST_RATE = 1_000_000_000;
    private static final long MILLIS_OF_A_PIECE = 10;

    Bandwidth(Attributes attributes) {
        this(attributes.number("rate", 0, GREATEST_RATE));
    }

    @Override
    public ToxicType type() {
        return ToxicType.BANDWIDTH;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("rate", rate);
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Throttle(this, timers);
    }

    private static final class Throttle extends QueueingStage {

        private Bandwidth toxic;
        private long free; // when the last piece was through; late timers are made up for

        Throttle(Bandwidth toxic, Timers timers) {
            super(timers);
            this.toxic = toxic;
            this.free = timers.now();
        }

        @Override
        int pieceSize(int available) {
            return toxic.rate == 0 ? available : (int) Math.min(available, toxic.rate * MILLIS_OF_A_PIECE);
        }

        @Override
        long departure(long arrived, int size) {
            return toxic.rate == 0 ? NEVER : Math.max(free, arrived) + TimeUnit.MILLISECONDS.toNanos(size) / toxic.rate;
        }

        @Override
        void departed(long when) {
            free = when;
        }

        @Override
        void update(Toxic changed) {
            toxic = (Bandwidth) changed;
            free = Math.max(free, now()); // time spent at the former rate gives no credit
            plan();
        }
    }
}
