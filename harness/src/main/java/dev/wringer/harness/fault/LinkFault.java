package dev.wringer.harness.fault;

import java.time.Duration;

/** What can be done to a link, or to what travels over it in one direction. Not every testbed can do everything. */
public sealed interface LinkFault {

    /** How it is written, in the grammar of schedules. */
    String describe();

    /** Nothing gets through, and nobody is told: a black hole. */
    record BlackHole() implements LinkFault {
        @Override
        public String describe() {
            return "cut";
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
            Ranges.probable(probability);
        }

        @Override
        public String describe() {
            return "lose " + Texts.percent(probability);
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
            Ranges.notNegative(jitter);
            if (jitter.compareTo(latency) > 0) {
                throw new IllegalArgumentException(
                        "a jitter of " + Texts.time(jitter) + " is more than the latency, " + Texts.time(latency));
            }
        }

        @Override
        public String describe() {
            return "delay " + Texts.time(latency) + (jitter.isZero() ? "" : "±" + Texts.time(jitter));
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
            Ranges.positive(kilobytes);
        }

        @Override
        public String describe() {
            return "bandwidth " + kilobytes + "kB/s";
        }
    }

    /** The end of a connection arrives this much later than it was sent. */
    record SlowClose(Duration delay) implements LinkFault {
        /** Checks the range. */
        public SlowClose {
            Ranges.notNegative(delay);
        }

        @Override
        public String describe() {
            return "slow-close " + Texts.time(delay);
        }
    }

    /** Each connection over the link is reset when it is as old as this, and those that exist as if they were new. */
    record Reset(Duration after) implements LinkFault {
        /** Checks the range. */
        public Reset {
            Ranges.notNegative(after);
        }

        @Override
        public String describe() {
            return "reset " + Texts.time(after);
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
            Ranges.positive(bytes);
            Ranges.notNegative(pause);
        }

        @Override
        public String describe() {
            return "slice " + bytes + "B " + Texts.time(pause);
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
            Ranges.positive(bytes);
        }

        @Override
        public String describe() {
            return "limit " + bytes + "B";
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
            Ranges.probable(probability);
        }

        @Override
        public String describe() {
            return "duplicate " + Texts.percent(probability);
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
            Ranges.probable(probability);
            Ranges.positive(by.toNanos());
        }

        @Override
        public String describe() {
            return "reorder " + Texts.percent(probability) + " " + Texts.time(by);
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
            Ranges.probable(probability);
        }

        @Override
        public String describe() {
            return "corrupt " + Texts.percent(probability);
        }
    }
}
