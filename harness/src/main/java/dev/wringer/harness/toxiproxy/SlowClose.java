package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Delays the end of what is sent, and nothing else.
 *
 * @param delay in milliseconds
 */
record SlowClose(long delay) implements Toxic {

    SlowClose(Attributes attributes) {
        this(attributes.millis("delay"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.SLOW_CLOSE;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("delay", delay);
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Lingering(this, timers);
    }

    private static final class Lingering extends QueueingStage {

        private SlowClose toxic;

        Lingering(SlowClose toxic, Timers timers) {
            super(timers);
            this.toxic = toxic;
        }

        @Override
        long departure(long arrived, int size) {
            return arrived;
        }

        @Override
        long endDeparture(long arrived) {
            return arrived + TimeUnit.MILLISECONDS.toNanos(toxic.delay);
        }

        @Override
        void update(Toxic changed) {
            toxic = (SlowClose) changed;
            plan();
        }
    }
}
