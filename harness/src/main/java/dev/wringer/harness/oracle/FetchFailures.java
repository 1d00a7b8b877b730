package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains failed fetches by ground truth: who held the block, who could reach whom, who had died.
 *
 * <p>Whether a live member held a copy at the moment of invocation is read off the inventories next to it. A holder of the
 * last one before that is still a member held one. If there is none, a holder of the first one after shows one, since a copy
 * comes from nowhere but another copy, unless the block was stored again in between. A copy that repair made
 * and a failure took between two inventories is not seen. Immutable.
 */
public final class FetchFailures {

    private final GroundTruth truth;
    private final Durability durability;

    private FetchFailures(GroundTruth truth) {
        this.truth = truth;
        this.durability = Durability.of(truth);
    }

    /** Explanations by this truth, which should know who held what: otherwise every failure is found unavoidable. */
    public static FetchFailures by(GroundTruth truth) {
        return new FetchFailures(truth);
    }

    /**
     * Explains a fetch that failed, or whose outcome is unknown.
     *
     * @throws IllegalArgumentException if {@code fetch} is no fetch, or succeeded
     */
    public FailureExplanation explain(Operation fetch) {
        if (fetch.kind() != Operation.Kind.FETCH || fetch.succeeded()) {
            throw new IllegalArgumentException("operation " + fetch.number() + " is not a failed fetch");
        }
        return switch (fetch.reach()) {
            case NOT_SENT -> FailureExplanation.HARNESS;
            case UNANSWERED -> FailureExplanation.CLIENT_UNREACHABLE;
            case ANSWERED -> explainAnswer(fetch);
        };
    }

    private FailureExplanation explainAnswer(Operation fetch) {
        long begin = fetch.invokedNanos();
        long end = fetch.completedNanos();
        if (!truth.timeline().isMemberThroughout(fetch.origin(), begin, end)) {
            return FailureExplanation.CLIENT_UNREACHABLE;
        }
        List<Peer> holders = liveHolders(fetch.key(), begin);
        if (holders.isEmpty()) {
            boolean promised = durability.isAcknowledged(fetch.key(), begin) && !durability.isOrphaned(fetch.key());
            return promised ? FailureExplanation.PROTOCOL : FailureExplanation.UNAVOIDABLE;
        }
        boolean reachable = holders.stream().anyMatch(holder -> truth.reachability()
                .couldAskThroughout(fetch.origin().host(), holder.host(), begin, end));
        return reachable ? FailureExplanation.PROTOCOL : FailureExplanation.NO_HOLDER_REACHABLE;
    }

    /** The live members that held an authentic copy of a block at one moment. */
    public List<Peer> liveHolders(RingId key, long nanos) {
        Set<Peer> holders = new LinkedHashSet<>();
        truth.inventories().holdersAt(key, nanos).stream()
                .filter(peer -> truth.timeline().isMember(peer, nanos))
                .forEach(holders::add);
        if (holders.isEmpty()) {
            truth.inventories()
                    .firstFrom(nanos + 1)
                    .filter(later -> !mayComeFromAStore(key, nanos, later.atNanos()))
                    .map(later -> later.holdersOf(key))
                    .ifPresent(holders::addAll);
        }
        return List.copyOf(holders);
    }

    /** Whether a copy that is seen at the end may come from a store and not from another copy. */
    private boolean mayComeFromAStore(RingId key, long begin, long end) {
        return truth.stores().underwayBetween(key, begin, end).findAny().isPresent();
    }

    /**
     * How many of the failed fetches among {@code operations} have each explanation; those that have none are left out.
     */
    public Map<FailureExplanation, Long> count(Collection<Operation> operations) {
        Map<FailureExplanation, Long> counts = new EnumMap<>(FailureExplanation.class);
        operations.stream()
                .filter(operation -> operation.kind() == Operation.Kind.FETCH && !operation.succeeded())
                .forEach(fetch -> counts.merge(explain(fetch), 1L, Long::sum));
        return counts;
    }
}
