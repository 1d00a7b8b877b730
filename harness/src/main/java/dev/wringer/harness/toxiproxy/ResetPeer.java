package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers the first thing that is sent with a reset of the whole connection, some time later.
 *
 * @param timeout in milliseconds
 */
record ResetPeer(long timeout) implements Toxic {

    ResetPeer(Attributes attributes) {
        this(attributes.millis("timeout"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.RESET_PEER;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("timeout", timeout);
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Fuse(this, timers);
    }

    /** Holds what was sent: it can go on if the toxic is removed in time. */
    private static final class Fuse extends QueueingStage {

        private final Alarm alarm;
        private ResetPeer toxic;
        private long lit = NEVER; // when the first thing came in

        Fuse(ResetPeer toxic, Timers timers) {
            super(timers);
            this.toxic = toxic;
            this.alarm = new Alarm(timers, this::reset);
        }

        @Override
        long departure(long arrived, int size) {
            light(arrived);
            return NEVER;
        }

        @Override
        long endDeparture(long arrived) {
            light(arrived);
            return NEVER;
        }

        private void light(long arrived) {
            lit = Math.min(lit, arrived);
            alarm.set(lit + TimeUnit.MILLISECONDS.toNanos(toxic.timeout));
        }

        private void reset() {
            next().end(Ending.RESET);
        }

        @Override
        void update(Toxic changed) {
            toxic = (ResetPeer) changed;
            plan();
        }

        @Override
        void remove() {
            alarm.cancel();
            super.remove();
        }

        @Override
        void discard() {
            alarm.cancel();
            super.discard();
        }
    }
}
