package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.FailureExplanation;
import dev.wringer.harness.oracle.Integrity;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a batch of fetches. */
public final class FetchesAssert extends AbstractAssert<FetchesAssert, Fetches> {

    private static final int HOLDERS_NAMED = 5;

    /** A block that is lost is lost, whoever is to blame. */
    private static final Set<FailureExplanation> UNEXPECTED =
            EnumSet.of(FailureExplanation.UNAVOIDABLE, FailureExplanation.PROTOCOL);

    FetchesAssert(Fetches actual) {
        super(actual, FetchesAssert.class);
    }

    /**
     * Every fetch brought its block, but for blocks that nobody held any more and for holders that the harness itself kept
     * out of reach, and none brought a block that does not belong under its key.
     *
     * @param orphaned the keys of the blocks that nobody holds any more
     */
    public FetchesAssert losesOnly(Set<RingId> orphaned) {
        isNotNull();
        servesNothingCorrupt();
        List<Operation> unexpected = actual.failed().stream()
                .filter(fetch -> !orphaned.contains(fetch.key()))
                .filter(fetch -> UNEXPECTED.contains(actual.explanations().explain(fetch)))
                .toList();
        if (!unexpected.isEmpty()) {
            throw new BrokenPromise(failure("%s", lost(unexpected)), unexpected);
        }
        return this;
    }

    /** No fetch brought a block that does not belong under its key. */
    public FetchesAssert servesNothingCorrupt() {
        isNotNull();
        Integrity integrity = new Integrity();
        List<Violation> violations = actual.operations().all().stream()
                .map(integrity::check)
                .flatMap(Optional::stream)
                .toList();
        if (!violations.isEmpty()) {
            throw new IntegrityFailure(new Facts("corrupt blocks were served")
                    .and(
                            "served",
                            violations.size() + " of " + actual.operations().count())
                    .and("first", violations.get(0).witness())
                    .toString());
        }
        return this;
    }

    private Facts lost(List<Operation> unexpected) {
        Operation first = unexpected.get(0);
        List<Peer> holders = actual.explanations().liveHolders(first.key(), first.invokedNanos());
        String named = holders.stream().limit(HOLDERS_NAMED).map(Peer::toString).collect(Collectors.joining(", "));
        String more = holders.size() > HOLDERS_NAMED ? ", …" : "";
        return new Facts("fetches failed although their blocks were not orphaned")
                .and(
                        "failed",
                        actual.failed().size() + " of " + actual.operations().count())
                .and("not of orphaned blocks", unexpected.size())
                .and("explained", explanations(unexpected))
                .and("first key", first.key())
                .and("asked", first.origin())
                .and("answer", OperationsAssert.answer(first))
                .and("holders alive", holders.isEmpty() ? "none" : holders.size() + ": " + named + more);
    }

    private String explanations(List<Operation> failed) {
        return failed.stream()
                .map(fetch -> actual.explanations().explain(fetch))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> OperationsAssert.words(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
