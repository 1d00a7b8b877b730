package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.FailureExplanation;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import java.util.List;

/**
 * A batch of fetches and the ground truth against which its failures are explained.
 *
 * @param operations the fetches
 * @param holdings who held which block when the batch began
 */
public record Fetches(Operations operations, Holdings holdings) {

    /** The fetches that did not bring their block. */
    public List<Operation> failed() {
        return operations.failed();
    }

    /** How many fetches failed for this reason. */
    public long failedBecause(FailureExplanation reason) {
        return failed().stream()
                .filter(operation -> FailureExplanation.of(operation, holdings) == reason)
                .count();
    }
}
