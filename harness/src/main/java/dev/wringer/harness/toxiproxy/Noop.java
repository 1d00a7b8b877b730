package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import io.netty.buffer.ByteBuf;
import java.util.Map;

/** Spoils nothing. */
record Noop() implements Toxic {

    @Override
    public ToxicType type() {
        return ToxicType.NOOP;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of();
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Nothing();
    }

    private static final class Nothing extends PassingStage {

        @Override
        void pass(ByteBuf bytes) {
            next().accept(bytes);
        }

        @Override
        void update(Toxic changed) {
            // There is nothing to be changed.
        }
    }
}
