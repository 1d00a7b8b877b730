package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import java.util.Optional;

/**
 * A fetch that ends with {@code NOT_FOUND} claims that every live replica holder has answered, and none has the block. That is
 * false if a member that should hold the block did so all the time, could be reached, and there was no doubt about it.
 */
record Denials() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        FetchFailures failures = FetchFailures.by(truth);
        return RecordedOperations.check(truth, Operation.Kind.FETCH, true, fetch -> check(fetch, truth, failures));
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return List.of();
    }

    private static Optional<Violation> check(Operation fetch, GroundTruth truth, FetchFailures failures) {
        if (fetch.failure().filter(RpcFailure.Kind.NOT_FOUND::equals).isEmpty()
                || failures.explain(fetch) != FailureExplanation.PROTOCOL) {
            return Optional.empty();
        }
        List<Peer> ideal = truth.timeline().holdersAt(fetch.key(), truth.rules().replicas(), fetch.invokedNanos());
        CertainHolder certain = new CertainHolder(fetch, truth);
        // Who holds it afterwards may have got it just then from another one.
        return truth.inventories().holdersAt(fetch.key(), fetch.invokedNanos()).stream()
                .filter(ideal::contains)
                .filter(holder -> certain.isBeyondDoubt(
                        holder, later -> later.holdersOf(fetch.key()).contains(holder)))
                .filter(holder -> !certain.mayHaveBeenGivenAnother(holder))
                .findFirst()
                .map(holder -> new Violation(
                        "Denials",
                        "fetch " + fetch.number() + " at " + fetch.origin() + " found no holder of "
                                + fetch.key().toShortString() + ", although " + holder
                                + " held it, alive and within reach",
                        List.of(holder)));
    }
}
