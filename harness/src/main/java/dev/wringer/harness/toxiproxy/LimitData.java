package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import io.netty.buffer.ByteBuf;
import java.util.Map;

/**
 * Closes a connection once so many bytes have passed.
 *
 * @param bytes counted for each connection from when the toxic came to it
 */
record LimitData(long bytes) implements Toxic {

    LimitData(Attributes attributes) {
        this(attributes.number("bytes", 0, Long.MAX_VALUE));
    }

    @Override
    public ToxicType type() {
        return ToxicType.LIMIT_DATA;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("bytes", bytes);
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Meter(this);
    }

    private static final class Meter extends PassingStage {

        private LimitData toxic;
        private long passed;

        Meter(LimitData toxic) {
            this.toxic = toxic;
        }

        @Override
        void pass(ByteBuf bytes) {
            int allowed = (int) Math.max(0, Math.min(bytes.readableBytes(), toxic.bytes - passed));
            passed += allowed;
            if (allowed > 0) {
                next().accept(bytes.readRetainedSlice(allowed));
            }
            bytes.release();
            if (passed >= toxic.bytes) {
                close(Ending.CLOSED);
            }
        }

        @Override
        void update(Toxic changed) {
            toxic = (LimitData) changed;
        }
    }
}
