package dev.wringer.harness.hostprocess;

import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.NotReached;

/** The end of a process whose host was told to leave, as docs/TESTEE.md has it. */
public final class Departure {

    private Departure() {}

    /**
     * Passes if the host has left in order.
     *
     * @param status with which its process has ended
     * @param remark what is to be said behind the status if it is a wrong one
     * @throws NotReached if it could not hand over its blocks, as it says itself
     * @throws ContractBreach if it says nothing of the kind
     */
    public static void requireInOrder(RunningHost host, int status, String remark) {
        if (status == Obituary.BLOCKS_LEFT_BEHIND) {
            throw new NotReached(host.name() + " has not left as it should: it ended with status " + status
                    + "; its log ends: " + host.endOfLog());
        }
        if (status != 0) {
            throw new ContractBreach(
                    Clause.LEAVING,
                    host.name(),
                    "it ended with status " + status + " instead of 0" + remark + "; its log ends: " + host.endOfLog());
        }
    }
}
