package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.RepairStep;
import dev.wringer.node.protocol.Promise;
import java.util.function.BooleanSupplier;

/**
 * Local repair that does nothing.
 *
 * <p>What is wrong: replicas lost with their holders are never made good, and sooner or later the last one is lost. To be
 * caught by the replica census, which stays incomplete after failures.
 */
public final class SkippedRepair implements RepairStep {

    @Override
    public Promise<Integer> run(BooleanSupplier mayGoOn) {
        return Promise.of(0);
    }
}
