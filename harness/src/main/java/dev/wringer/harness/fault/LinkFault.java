package dev.wringer.harness.fault;

import java.time.Duration;
import java.util.Locale;

/** What can be done to a link, or to what travels over it in one direction. Not every testbed can do everything. */
public sealed interface LinkFault {

    /** One phrase for the record and for plots. */
    String describe();

    /** Nothing gets through, and nobody is told: a black hole. */
    record BlackHole() implements LinkFault {
        @Override
        public String describe() {
            return "black hole";
        }
    }

    /** Connections over the link are closed, and new ones refused: the caller is told at once. */
    record Refusal() implements LinkFault {
        @Override
        public String describe() {
            return "refuse";
        }
    }

    /**
     * Each message is lost with this probability, independently.
     *
     * @param probability 0 … 1
     */
    record Loss(double probability) implements LinkFault {
        /** Checks the range. */
        public Loss {
            probable(probability);
        }

        @Override
        public String describe() {
            return percent("lose", probability);
        }
    }

    /**
     * What travels takes longer, by a time drawn uniformly from {@code latency} ± {@code jitter}.
     *
     * @param jitter at most {@code latency}
     */
    record Delay(Duration latency, Duration jitter) implements LinkFault {
        /** Checks the range. */
        public Delay {
            notNegative(jitter);
            if (jitter.compareTo(latency) > 0) {
                throw new IllegalArgumentException("a jitter of " + jitter + " is more than the latency, " + latency);
            }
        }

        @Override
        public String describe() {
            return "delay by " + latency.toMillis() + " ± " + jitter.toMillis() + " ms";
        }
    }

    /**
     * Not more than this gets through in a second.
     *
     * @param kilobytes in units of 1,000 bytes, &gt; 0
     */
    record Bandwidth(long kilobytes) implements LinkFault {
        /** Checks the range. */
        public Bandwidth {
            positive(kilobytes);
        }

        @Override
        public String describe() {
            return "at most " + kilobytes + " kB/s";
        }
    }

    /** The end of a connection arrives this much later than it was sent. */
    record SlowClose(Duration delay) implements LinkFault {
        /** Checks the range. */
        public SlowClose {
            notNegative(delay);
        }

        @Override
        public String describe() {
            return "close " + delay.toMillis() + " ms late";
        }
    }

    /** Each connection over the link is reset when it is as old as this, and those that exist as if they were new. */
    record Reset(Duration after) implements LinkFault {
        /** Checks the range. */
        public Reset {
            notNegative(after);
        }

        @Override
        public String describe() {
            return "reset after " + after.toMillis() + " ms";
        }
    }

    /**
     * What travels is cut into pieces.
     *
     * @param bytes the mean size of a piece, &gt; 0
     * @param pause after each piece
     */
    record Slicing(int bytes, Duration pause) implements LinkFault {
        /** Checks the ranges. */
        public Slicing {
            positive(bytes);
            notNegative(pause);
        }

        @Override
        public String describe() {
            return "slices of " + bytes + " bytes, " + pause.toNanos() / 1_000 + " µs apart";
        }
    }

    /**
     * Each connection over the link ends when it has carried so much.
     *
     * @param bytes &gt; 0
     */
    record DataLimit(long bytes) implements LinkFault {
        /** Checks the range. */
        public DataLimit {
            positive(bytes);
        }

        @Override
        public String describe() {
            return "at most " + bytes + " bytes a connection";
        }
    }

    /**
     * Each packet arrives twice with this probability, independently.
     *
     * @param probability 0 … 1
     */
    record Duplication(double probability) implements LinkFault {
        /** Checks the range. */
        public Duplication {
            probable(probability);
        }

        @Override
        public String describe() {
            return percent("duplicate", probability);
        }
    }

    /**
     * Each packet is overtaken by later ones with this probability, independently.
     *
     * @param probability 0 … 1
     * @param by how much later than the others it arrives, &gt; 0
     */
    record Reordering(double probability, Duration by) implements LinkFault {
        /** Checks the ranges. */
        public Reordering {
            probable(probability);
            positive(by.toNanos());
        }

        @Override
        public String describe() {
            return percent("reorder", probability) + " by " + by.toMillis() + " ms";
        }
    }

    /**
     * One bit of each packet is flipped with this probability, independently; checksums on the way may notice, and then
     * the packet is lost.
     *
     * @param probability 0 … 1
     */
    record Corruption(double probability) implements LinkFault {
        /** Checks the range. */
        public Corruption {
            probable(probability);
        }

        @Override
        public String describe() {
            return percent("corrupt", probability);
        }
    }

    private static void probable(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability + " is outside 0 … 1");
        }
    }

    private static String percent(String what, double probability) {
        return String.format(Locale.ROOT, "%s %s %%", what, 100 * probability);
    }

    private static void positive(long number) {
        if (number <= 0) {
            throw new IllegalArgumentException(number + " is not positive");
        }
    }

    private static void notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time of " + time + " is negative");
        }
    }
}
