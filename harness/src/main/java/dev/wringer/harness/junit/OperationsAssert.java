package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.JudgedLookup;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            Facts facts = new Facts("operations failed")
                    .and("failed", failed.size() + " of " + actual.count())
                    .and("first", words(first.kind()) + " " + first.number())
                    .and("key", first.key())
                    .and("asked", first.origin())
                    .and("answer", answer(first));
            throw new BrokenPromise(failure("%s", facts), failed);
        }
        return this;
    }

    /** All fetches of one block brought the same version. */
    public OperationsAssert agree() {
        isNotNull();
        Map<RingId, Operation> first = new HashMap<>();
        for (Operation fetch : actual.all()) {
            Operation other = first.putIfAbsent(fetch.key(), fetch);
            if (other != null
                    && fetch.succeeded()
                    && other.succeeded()
                    && !fetch.version().equals(other.version())) {
                Facts facts = new Facts("readers of one block disagree")
                        .and("key", fetch.key())
                        .and("fetch " + other.number(), version(other))
                        .and("fetch " + fetch.number(), version(fetch));
                throw new BrokenPromise(failure("%s", facts), List.of(other, fetch));
            }
        }
        return this;
    }

    private static String version(Operation fetch) {
        return fetch.version().map(Version::toString).orElse("a block that never changes");
    }

    /**
     * Every lookup named the right owner by some membership that held while it was under way.
     *
     * @param ring the ring in which they were made, whose record says who was a member when
     * @throws org.opentest4j.TestAbortedException if some did not, but only for reasons that excuse it: members that others had
     *     not heard of yet, or that could be taken for dead
     */
    public OperationsAssert allFoundTheOwner(Ring ring) {
        isNotNull();
        JudgedLookups judged = ring.judge(actual);
        List<JudgedLookup> others = judged.all().stream()
                .filter(lookup -> lookup.judgement() != LookupJudgement.CORRECT)
                .toList();
        List<JudgedLookup> unexcused = others.stream()
                .filter(lookup -> !lookup.judgement().isExcused())
                .toList();
        if (!unexcused.isEmpty()) {
            throw new BrokenPromise(
                    failure("%s", facts(judged, unexcused)),
                    unexcused.stream().map(JudgedLookup::lookup).toList());
        }
        if (!others.isEmpty()) {
            throw new Undecided(facts(judged, others).toString());
        }
        return this;
    }

    private static Facts facts(JudgedLookups judged, List<JudgedLookup> others) {
        JudgedLookup first = others.get(0);
        return new Facts("lookups did not find the owner")
                .and("not correct", others.size() + " of " + judged.all().size())
                .and("judged", judgements(judged))
                .and("first", "lookup " + first.lookup().number())
                .and("key", first.lookup().key())
                .and("asked", first.lookup().origin())
                .and("why", first.witness());
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
