package dev.wringer.harness.workload;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Times;
import java.time.Duration;

/** When clients ask. */
public sealed interface Arrival {

    /** How many clients there are. */
    int clients();

    /**
     * An open loop: operations come as a Poisson process, whatever becomes of those before. The clients take turns.
     *
     * @param perSecond of the testbed's clock, &gt; 0
     */
    record Open(double perSecond) implements Arrival {

        private static final int CLIENTS = 10;

        /** Checks the range. */
        public Open {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("a rate of " + perSecond + " is not positive");
            }
        }

        @Override
        public int clients() {
            return CLIENTS;
        }

        /** How it is written. */
        @Override
        public String toString() {
            return "open:" + new Decimals(0, Double.POSITIVE_INFINITY).write(perSecond) + "/s";
        }
    }

    /**
     * A closed loop: each client waits for the answer, thinks, and asks again.
     *
     * @param clients how many there are, ≥ 1
     * @param think the mean of the time for which they think, exponentially distributed; ≥ 0
     */
    record Closed(int clients, Duration think) implements Arrival {
        /** Checks the ranges. */
        public Closed {
            if (clients < 1 || think.isNegative()) {
                throw new IllegalArgumentException(clients + " clients that think for " + think);
            }
        }

        /** How it is written. */
        @Override
        public String toString() {
            return "closed:" + clients + ":" + new Times(0, Double.POSITIVE_INFINITY).write(think);
        }
    }
}
