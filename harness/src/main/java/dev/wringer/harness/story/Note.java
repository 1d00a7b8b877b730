package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.sim.Sighting;

/** One thing that is known of a trial. */
sealed interface Note {

    /** When it happened, by the testbed's clock. */
    long atNanos();

    /** A line of the record. */
    record Recorded(Event event) implements Note {
        @Override
        public long atNanos() {
            return event.atNanos();
        }
    }

    /** What was seen inside the ring. */
    record Seen(Sighting sighting) implements Note {
        @Override
        public long atNanos() {
            return sighting.atNanos();
        }
    }
}
