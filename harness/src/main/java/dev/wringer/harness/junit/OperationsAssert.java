package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.JudgedLookup;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a batch of operations. */
public final class OperationsAssert extends AbstractAssert<OperationsAssert, Operations> {

    OperationsAssert(Operations actual) {
        super(actual, OperationsAssert.class);
    }

    /** Every operation was done. */
    public OperationsAssert allSucceeded() {
        isNotNull();
        List<Operation> failed = actual.failed();
        if (!failed.isEmpty()) {
            Operation first = failed.get(0);
            throw failure(
                    "%s",
                    new Facts("operations failed")
                            .and("failed", failed.size() + " of " + actual.count())
                            .and("first", words(first.kind()) + " " + first.number())
                            .and("key", first.key())
                            .and("asked", first.origin())
                            .and("answer", answer(first)));
        }
        return this;
    }

    /**
     * Every lookup named the right owner by some membership that held while it was under way.
     *
     * @param ring the ring in which they were made, whose record says who was a member when
     */
    public OperationsAssert allFoundTheOwner(Ring ring) {
        isNotNull();
        JudgedLookups judged = ring.judge(actual);
        List<JudgedLookup> others = judged.all().stream()
                .filter(lookup -> lookup.judgement() != LookupJudgement.CORRECT)
                .toList();
        if (!others.isEmpty()) {
            JudgedLookup first = others.get(0);
            throw failure(
                    "%s",
                    new Facts("lookups did not find the owner")
                            .and(
                                    "not correct",
                                    others.size() + " of " + judged.all().size())
                            .and("judged", judgements(judged))
                            .and("first", "lookup " + first.lookup().number())
                            .and("key", first.lookup().key())
                            .and("asked", first.lookup().origin())
                            .and("why", first.witness()));
        }
        return this;
    }

    private static String judgements(JudgedLookups judged) {
        return judged.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> words(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A constant's name as words. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What came of an operation that was not done. */
    static String answer(Operation operation) {
        String outcome = words(operation.outcome());
        return operation.detail().isEmpty() ? outcome : outcome + ", " + operation.detail();
    }
}
