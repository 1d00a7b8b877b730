package dev.wringer.harness.toxiproxy;

import dev.wringer.node.port.Entropy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Cuts what is sent into pieces of averageSize ± sizeVariation bytes, and waits after each.
 *
 * @param averageSize in bytes, at least 1
 * @param sizeVariation in bytes; a piece has at least one byte whatever this is
 * @param delay in microseconds
 */
record Slicer(long averageSize, long sizeVariation, long delay) implements Toxic {

    Slicer(Attributes attributes) {
        this(
                attributes.number("average_size", 1, Integer.MAX_VALUE),
                attributes.number("size_variation", 0, Integer.MAX_VALUE),
                attributes.number("delay", 0, Attributes.LONGEST_MILLIS));
    }

    @Override
    public ToxicType type() {
        return ToxicType.SLICER;
    }

    @Override
    public Map<String, Long> attributes() {
        return Map.of("average_size", averageSize, "size_variation", sizeVariation, "delay", delay);
    }

    @Override
    public Stage stage(Timers timers, Entropy chance) {
        return new Knife(this, timers, chance);
    }

    private static final class Knife extends QueueingStage {

        private final Entropy chance;
        private Slicer toxic;
        private long free; // when the pause after the last piece is over

        Knife(Slicer toxic, Timers timers, Entropy chance) {
            super(timers);
            this.toxic = toxic;
            this.chance = chance;
            this.free = timers.now();
        }

        @Override
        int pieceSize(int available) {
            long drawn =
                    chance.between(toxic.averageSize - toxic.sizeVariation, toxic.averageSize + toxic.sizeVariation);
            return (int) Math.max(1, Math.min(available, drawn));
        }

        @Override
        long departure(long arrived, int size) {
            return Math.max(free, arrived);
        }

        @Override
        void departed(long when) {
            free = when + TimeUnit.MICROSECONDS.toNanos(toxic.delay);
        }

        @Override
        void update(Toxic changed) {
            toxic = (Slicer) changed;
            free = Math.min(free, now() + TimeUnit.MICROSECONDS.toNanos(toxic.delay));
            plan();
        }
    }
}
