package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many of some keys each host answers for, by its nodes' own claims: a node claims the keys of
 * (predecessor, itself].
 *
 * @param keysByHost every host with a live member, and how many of the keys its nodes claim
 * @param claims how many claims there are to the keys: as many as keys if each is claimed exactly once
 * @param keys how many keys there are
 * @param unclaimed how many keys nobody claims
 */
public record KeyLoad(Map<String, Long> keysByHost, long claims, int keys, long unclaimed) {

    /** Counts who claims which of {@code keys}. */
    public static KeyLoad of(RingSnapshot ring, Collection<RingId> keys) {
        List<RingId> ordered = new ArrayList<>(keys);
        ordered.sort(null);
        int[] claimants = new int[ordered.size()];
        Map<String, Long> byHost = new LinkedHashMap<>();
        for (NodeSnapshot member : ring.members()) {
            byHost.merge(member.self().host(), claim(member, ordered, claimants), Long::sum);
        }
        long claims = 0;
        long unclaimed = 0;
        for (int count : claimants) {
            claims += count;
            unclaimed += count == 0 ? 1 : 0;
        }
        return new KeyLoad(byHost, claims, ordered.size(), unclaimed);
    }

    /** A node without a predecessor claims nothing: it does not know where its arc begins. */
    private static long claim(NodeSnapshot member, List<RingId> ordered, int[] claimants) {
        if (member.predecessor().isEmpty() || ordered.isEmpty()) {
            return 0;
        }
        Arc arc = new Arc(member.predecessor().get().id(), member.self().id());
        int first = firstAfter(arc.from(), ordered);
        int claimed = 0;
        while (claimed < ordered.size() && arc.contains(ordered.get((first + claimed) % ordered.size()))) {
            claimants[(first + claimed) % ordered.size()]++;
            claimed++;
        }
        return claimed;
    }

    /** The index of the first key beyond {@code id}; as many as there are keys if there is none. */
    private static int firstAfter(RingId id, List<RingId> ordered) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordered.get(middle).compareTo(id) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of keys of each host, in no particular order. */
    public long[] perHost() {
        return keysByHost.values().stream().mapToLong(Long::longValue).toArray();
    }

    /** How many hosts have none of the keys. */
    public long hostsWithoutKeys() {
        return keysByHost.values().stream().filter(count -> count == 0).count();
    }

    /** What is wrong unless each key is claimed by exactly one node. */
    public Optional<Violation> check() {
        if (unclaimed == 0 && claims == keys) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                "each key has one owner",
                keys + " keys, " + unclaimed + " of them claimed by nobody, " + claims + " claims in all",
                List.of()));
    }
}
