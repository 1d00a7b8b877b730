package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.FailureExplanation;
import dev.wringer.harness.oracle.FetchFailures;
import dev.wringer.harness.record.Operation;
import java.util.List;

/**
 * A batch of fetches and the ground truth by which its failures are explained.
 *
 * @param operations the fetches
 * @param explanations of those that failed
 */
public record Fetches(Operations operations, FetchFailures explanations) {

    /** The fetches that did not bring their block. */
    public List<Operation> failed() {
        return operations.failed();
    }

    /** How many fetches failed for this reason. */
    public long failedBecause(FailureExplanation reason) {
        return failed().stream()
                .filter(operation -> explanations.explain(operation) == reason)
                .count();
    }
}
