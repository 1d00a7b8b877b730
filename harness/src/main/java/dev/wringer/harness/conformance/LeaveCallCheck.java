package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.testee.Parting;
import java.util.Optional;

/** A host that is told to leave by the call {@code Leave} says that it has handed everything over, and ends with status 0. */
final class LeaveCallCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return "leave by call";
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined leaver = ring.newest();
        Legacy legacy = Legacy.of(ring, leaver);
        Parting parting = ring.askToLeave(leaver);
        if (!parting.hasSucceeded()) {
            throw breach(leaver, "its answer to Leave says: " + parting.describe());
        }
        Optional<Integer> status = ring.exitStatus(leaver.name(), ring.longestLeave());
        if (!status.equals(Optional.of(0))) {
            throw breach(
                    leaver,
                    status.map(other -> "it ended with status " + other + " after its answer to Leave, instead of 0")
                            .orElse("it still runs " + Patience.text(ring.longestLeave())
                                    + " after its answer to Leave"));
        }
        legacy.requireTaken(ring);
        return "a host answered Leave with nothing left undone, handed " + legacy + " over and ended with status 0";
    }

    private static ContractBreach breach(Examined host, String seen) {
        return new ContractBreach(Clause.LEAVING, host.name(), seen);
    }
}
