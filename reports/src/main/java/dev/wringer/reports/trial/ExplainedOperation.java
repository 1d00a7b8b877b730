package dev.wringer.reports.trial;

import dev.wringer.harness.record.Operation;
import java.util.Optional;

/**
 * An operation, and why it went wrong.
 *
 * @param explanation the name of its class, as docs/VERDICTS.md has them; empty if it did not go wrong
 */
public record ExplainedOperation(Operation operation, Optional<String> explanation) {

    /** Whether it went wrong, for whatever reason. */
    public boolean wentWrong() {
        return explanation.isPresent() || !operation.succeeded();
    }
}
