package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import java.time.Duration;

/** Hosts that are told to found a ring become members with all of their virtual nodes. Starts them, without maintenance. */
final class FoundingCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return Clause.FOUNDING.title();
    }

    @Override
    public boolean isPrecondition() {
        return true;
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.found();
        Duration longest = Duration.ZERO;
        for (Examined host : ring.all()) {
            Duration taken = ring.awaitEntrance(host, ring.limits().entrance());
            longest = taken.compareTo(longest) > 0 ? taken : longest;
        }
        return "all virtual nodes of " + Check.hosts(ring.all()) + " became members, the last " + Patience.text(longest)
                + " after all hosts answered";
    }
}
