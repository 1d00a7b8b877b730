package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.RpcFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Why operations have failed. Immutable. */
public final class OperationFailures {

    private final FetchFailures fetches;
    private final Map<Integer, LookupJudgement> lookups = new HashMap<>(); // by number; looked up only

    /** The reasons by this truth. */
    public OperationFailures(GroundTruth truth) {
        this.fetches = FetchFailures.by(truth);
        LookupCheck.against(truth)
                .withSlack(truth.lag())
                .judge(truth.operations())
                .all()
                .forEach(judged -> lookups.put(judged.lookup().number(), judged.judgement()));
    }

    private static boolean lostAgainstAnother(Operation store) {
        return store.failure().filter(RpcFailure.Kind.SUPERSEDED::equals).isPresent();
    }

    /** The name of its class; empty if it has not. */
    public Optional<String> of(Operation operation) {
        return switch (operation.kind()) {
            case LOOKUP ->
                Optional.ofNullable(lookups.get(operation.number()))
                        .filter(judgement -> judgement != LookupJudgement.CORRECT)
                        .map(LookupJudgement::name);
            case FETCH ->
                operation.succeeded()
                        ? Optional.empty()
                        : Optional.of(fetches.explain(operation).name());
            case STORE ->
                operation.succeeded() || lostAgainstAnother(operation)
                        ? Optional.empty()
                        : Optional.of(operation
                                .failure()
                                .map(RpcFailure.Kind::name)
                                .orElse(operation.outcome().name()));
        };
    }
}
