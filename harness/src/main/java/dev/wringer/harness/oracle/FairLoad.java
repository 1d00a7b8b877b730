package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How much of what clients ask falls on each member. The busiest one shows what a cache along the lookup path is for: it takes a
 * popular block's load off the block's holders (CFS'01 §4.2).
 *
 * @param byMember the load of each member, those without any included, ordered by id
 * @param elsewhere the load of others, who were no members when the members were counted, ≥ 0
 */
public record FairLoad(SortedMap<Peer, Long> byMember, long elsewhere) {

    /** Takes a copy. */
    public FairLoad {
        SortedMap<Peer, Long> copy = new TreeMap<>(PeerOrder.BY_PLACE);
        copy.putAll(byMember);
        byMember = Collections.unmodifiableSortedMap(copy);
    }

    /** How many of the lookups and fetches among {@code operations} each member answered: as owner, or with its copy. */
    public static FairLoad ofAnswers(Collection<Operation> operations, Collection<Peer> members) {
        return count(operations, members, operation -> operation.answeredBy().stream());
    }

    /** By how many of {@code operations} each member was passed as a hop, without origin and owner. */
    public static FairLoad ofHops(Collection<Operation> operations, Collection<Peer> members) {
        return count(operations, members, operation -> operation.path().stream());
    }

    /** How many requests each member had from {@code operations}, as far as they tell: as a hop, and for the answer. */
    public static FairLoad ofRequests(Collection<Operation> operations, Collection<Peer> members) {
        return count(operations, members, operation -> Stream.of(
                        operation.path(), operation.answeredBy().stream().toList(), operation.replicas())
                .flatMap(Collection::stream));
    }

    private static FairLoad count(
            Collection<Operation> operations, Collection<Peer> members, Function<Operation, Stream<Peer>> loaded) {
        SortedMap<Peer, Long> loads = new TreeMap<>(PeerOrder.BY_PLACE);
        members.forEach(member -> loads.put(member, 0L));
        long elsewhere = operations.stream()
                .flatMap(loaded)
                .filter(peer -> loads.computeIfPresent(peer, (member, load) -> load + 1) == null)
                .count();
        return new FairLoad(loads, elsewhere);
    }

    /** The load of each member, in the order of ids; {@code LoadSpread} tells how even it is. */
    public long[] perMember() {
        return byMember.values().stream().mapToLong(Long::longValue).toArray();
    }

    /** The member with the heaviest load, the first of them by id; empty if there are no members. */
    public Optional<Peer> busiest() {
        return byMember.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey);
    }

    /** Which share of all load falls on the busiest member, 0 … 1; 0 if there is no load. */
    public double shareOfTheBusiest() {
        long all = byMember.values().stream().mapToLong(Long::longValue).sum() + elsewhere;
        return all == 0 ? 0 : busiest().map(this::of).orElse(0L) / (double) all;
    }

    /** The load of one member, ≥ 0; of one that is not counted, 0. */
    public long of(Peer member) {
        return byMember.getOrDefault(member, 0L);
    }
}
