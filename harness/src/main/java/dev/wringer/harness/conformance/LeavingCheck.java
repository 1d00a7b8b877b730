package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.NotReached;

/** A host that is told to leave, by SIGTERM or as its testbed does it, hands all blocks over and ends with status 0. */
final class LeavingCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return Clause.LEAVING.title();
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined leaver = ring.newest();
        Legacy legacy = Legacy.of(ring, leaver);
        try {
            ring.terminate(leaver);
        } catch (NotReached e) {
            throw new ContractBreach(Clause.LEAVING, leaver.name(), String.valueOf(e.getMessage()), e);
        }
        legacy.requireTaken(ring);
        return "a host that was told to leave handed " + legacy + " over and ended with status 0";
    }
}
