package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.RepairStep;
import dev.wringer.node.protocol.Promise;
import java.util.function.BooleanSupplier;

/**
 * Joining without fetching the blocks of the arc that is the node's own from now on.
 *
 * <p>What is wrong: until its first round of repair the node owns keys of which it has no block: a replica is missing, and where there
 * is only one, fetches find nothing. To be caught by fetches, or by the replica census, right after a join.
 */
public final class SkippedTakeOver implements RepairStep {

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        return Promise.of(0);
    }
}
