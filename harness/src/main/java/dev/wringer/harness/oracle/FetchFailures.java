package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Explains failed fetches while members come and go and holdings are known from time to time only.
 *
 * <p>Whether a live member held a copy at the moment of invocation is read off the holdings next to it. A holder of the
 * last ones before that is still a member held one. A holder of the first ones after shows one as well, since a copy
 * comes from nowhere but another copy — unless the block was stored again in between, which is why holdings should be
 * taken around each strike. A copy that repair made and a failure took between two holdings is not seen.
 */
public final class FetchFailures {

    private final MembershipTimeline timeline;
    private final List<Holdings> known; // ordered by time

    /**
     * The ground truth to explain by.
     *
     * @param known who held which block, at some moments: at least one; best just before and just after each strike
     */
    public FetchFailures(MembershipTimeline timeline, Collection<Holdings> known) {
        if (known.isEmpty()) { // otherwise every failure would be found unavoidable
            throw new IllegalArgumentException("nobody knows who held which block");
        }
        List<Holdings> ordered = new ArrayList<>(known);
        ordered.sort(Comparator.comparingLong(Holdings::atNanos));
        this.timeline = timeline;
        this.known = List.copyOf(ordered);
    }

    /**
     * Explains a fetch that failed, or whose outcome is unknown.
     *
     * @throws IllegalArgumentException if {@code fetch} is no fetch, or succeeded
     */
    public FailureExplanation explain(Operation fetch) {
        FailureExplanation explanation = FailureExplanation.of(fetch, liveCopies(fetch.key(), fetch.invokedNanos()));
        boolean originDied = !timeline.isMemberThroughout(fetch.origin(), fetch.invokedNanos(), fetch.completedNanos());
        return originDied && explanation != FailureExplanation.HARNESS
                ? FailureExplanation.CLIENT_UNREACHABLE
                : explanation;
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

    private Holdings liveCopies(RingId key, long nanos) {
        List<Peer> holders = new ArrayList<>();
        Predicate<Peer> isMember = peer -> timeline.isMember(peer, nanos);
        lastUntil(nanos).holdersOf(key).stream().filter(isMember).forEach(holders::add);
        holders.addAll(firstAfter(nanos).holdersOf(key));
        return new Holdings(nanos, Map.of(key, holders));
    }

    private Holdings lastUntil(long nanos) {
        return known.stream()
                .filter(holdings -> holdings.atNanos() <= nanos)
                .reduce((earlier, later) -> later)
                .orElse(new Holdings(nanos, Map.of()));
    }

    private Holdings firstAfter(long nanos) {
        return known.stream()
                .filter(holdings -> holdings.atNanos() > nanos)
                .findFirst()
                .orElse(new Holdings(nanos, Map.of()));
    }
}
