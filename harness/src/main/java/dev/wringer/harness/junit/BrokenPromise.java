package dev.wringer.harness.junit;

import dev.wringer.harness.record.Operation;
import java.util.Collection;
import java.util.OptionalInt;

/** A failed check of operations: it was proved when the first of those that show it was completed. */
final class BrokenPromise extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient OptionalInt operation;

    /** @param shownBy the operations that show it */
    BrokenPromise(AssertionError failure, Collection<Operation> shownBy) {
        super(failure.getMessage());
        this.operation = shownBy.stream()
                .min((one, other) -> Long.compare(one.completedNanos(), other.completedNanos()))
                .map(first -> OptionalInt.of(first.number()))
                .orElse(OptionalInt.empty());
    }

    /** The number of the operation that was completed first of those that show it. */
    OptionalInt operation() {
        return operation;
    }
}
