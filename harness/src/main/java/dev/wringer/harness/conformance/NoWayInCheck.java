package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Obituary;
import dev.wringer.node.grpc.WayIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A host that cannot join ends with status 1. */
final class NoWayInCheck implements Check<ExaminedRing> {

    private static final String NOBODY = "nobody:7000";

    @Override
    public String name() {
        return "no way in";
    }

    @Override
    public String examine(ExaminedRing ring) {
        Duration patience = ring.spec().recoveryBound();
        Optional<Integer> status =
                ring.startInVain(new WayIn.Joining(List.of(NOBODY)), ExaminedRing.VIRTUAL_NODES, patience);
        if (status.isEmpty()) { // how long it tries is its own affair
            throw NotChecked.outOfReach(
                    "a host that was to join through nobody still tried after " + Patience.text(patience));
        }
        ExitStatuses.require(status, Obituary.NOT_ENTERED, "a host that was to join through nobody");
        return "a host that was to join through nobody ended with status " + Obituary.NOT_ENTERED;
    }
}
