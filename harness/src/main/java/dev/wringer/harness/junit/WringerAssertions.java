package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;

/** Assertions about rings and what clients did to them, in the manner of AssertJ. */
public final class WringerAssertions {

    private WringerAssertions() {}

    /** Assertions about a batch of fetches. */
    public static FetchesAssert assertThat(Fetches actual) {
        return new FetchesAssert(actual);
    }

    /** Assertions about a batch of operations. */
    public static OperationsAssert assertThat(Operations actual) {
        return new OperationsAssert(actual);
    }

    /** Assertions about a play. */
    public static PlayedAssert assertThat(Played actual) {
        return new PlayedAssert(actual);
    }

    /** Assertions about a ring. */
    public static RingAssert assertThat(Ring actual) {
        return new RingAssert(actual);
    }
}
