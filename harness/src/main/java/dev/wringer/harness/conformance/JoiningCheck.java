package dev.wringer.harness.conformance;

import java.time.Duration;

/** A host that is told to join becomes a member with all of its virtual nodes. It stays. */
final class JoiningCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return "joining";
    }

    @Override
    public String examine(ExaminedRing ring) {
        Examined joiner = ring.join();
        Duration taken = ring.awaitEntrance(joiner, ring.spec().recoveryBound());
        ring.requireIdeal();
        return Check.count(joiner.nodes().size(), "virtual node", "virtual nodes")
                + " of one more host became members, the last " + Patience.text(taken)
                + " after it answered, and everybody knows them";
    }
}
