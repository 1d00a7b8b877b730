package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Nobody is ever handed a block that does not belong under its key (CFS'01 §4.1: contents are authenticated when they
 * are fetched). Copies that were met and refused are no violation: refusing them is what verification is for. No
 * failure of any kind excuses one.
 */
public record Integrity() implements OperationCheck {

    @Override
    public String name() {
        return "Integrity";
    }

    @Override
    public Optional<Violation> check(Operation operation) {
        boolean forged = operation.kind() == Operation.Kind.FETCH
                && operation.succeeded()
                && !operation.authentic().orElse(false);
        return forged ? Optional.of(violation(operation)) : Optional.empty();
    }

    private Violation violation(Operation fetch) {
        String server = fetch.answeredBy().map(peer -> " from " + peer).orElse("");
        return new Violation(
                name(),
                "fetch " + fetch.number() + " at " + fetch.origin() + " returned a block" + server
                        + " that does not belong under key " + fetch.key().toShortString(),
                fetch.answeredBy().map(List::of).orElse(List.of(fetch.origin())));
    }
}
