package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A black hole: drops what is sent, its end included, and closes the connection after some silence. Taking it away closes
 * the connection as well, because what was dropped is missing.
 *
 * @param timeout milliseconds since the last bytes came in, or since the toxic was added; 0 closes nothing
 */
record Timeout(long timeout) implements Toxic {

    Timeout(Attributes attributes) {
        this(attributes.millis("timeout"));
    }

    @Override
    public ToxicType type() {
        return ToxicType.TIMEOUT;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("timeout", timeout);
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new BlackHole(this, timers);
    }

    private static final class BlackHole extends PassingStage {

        private final Timers timers;
        private final Alarm alarm;
        private Timeout toxic;
        private boolean ended;

        BlackHole(Timeout toxic, Timers timers) {
            this.timers = timers;
            this.toxic = toxic;
            this.alarm = new Alarm(timers, () -> close(Ending.CLOSED));
            waitForSilence();
        }

        private void waitForSilence() {
            alarm.cancel();
            if (toxic.timeout > 0) {
                alarm.set(timers.now() + TimeUnit.MILLISECONDS.toNanos(toxic.timeout));
            }
        }

        @Override
        void pass(ByteBuf bytes) {
            bytes.release();
            waitForSilence();
        }

        @Override
        public void end(Ending ending) {
            ended = true;
        }

        @Override
        boolean keepsTheEnd() {
            return ended;
        }

        @Override
        void update(Toxic changed) {
            toxic = (Timeout) changed;
            waitForSilence();
        }

        @Override
        void remove() {
            alarm.cancel();
            close(Ending.CLOSED);
        }

        @Override
        void discard() {
            alarm.cancel();
            super.discard();
        }
    }
}
