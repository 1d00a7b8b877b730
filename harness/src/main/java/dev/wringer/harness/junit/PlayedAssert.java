package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Played;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a play. */
public final class PlayedAssert extends AbstractAssert<PlayedAssert, Played> {

    PlayedAssert(Played actual) {
        super(actual, PlayedAssert.class);
    }

    /**
     * No client asked later than it was to by more than this: to be demanded before anything is concluded from times, for
     * clients that were held up were not the load that was to be tried.
     *
     * @throws org.opentest4j.TestAbortedException if one did: the machine, not the protocol, was too slow
     */
    public PlayedAssert keptPace(Duration atMost) {
        isNotNull();
        if (actual.lateness().compareTo(atMost) > 0) {
            throw new Undecided(new Facts("the generator did not keep its pace, so times prove nothing")
                    .and("late by up to", millis(actual.lateness()))
                    .and("allowed", millis(atMost))
                    .toString());
        }
        return this;
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }
}
