package dev.wringer.harness.ring;

import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Chooses the members through which hosts join: whoever is awake, and within reach of them if anybody is. */
final class Contacts {

    private final Cluster cluster;
    private final Entropy chance;
    private final BiPredicate<String, String> reach;

    /** @param reach whether nothing keeps two hosts apart now */
    Contacts(Cluster cluster, Entropy chance, BiPredicate<String, String> reach) {
        this.cluster = cluster;
        this.chance = chance;
        this.reach = reach;
    }

    /** Any member. */
    Peer any() {
        List<Peer> members = cluster.awake();
        return members.get(chance.nextInt(members.size()));
    }

    /** A member that all of these hosts can reach; otherwise any; empty if nobody is awake. */
    Optional<Peer> reachableBy(Collection<String> hosts) {
        List<Peer> members = cluster.awake();
        List<Peer> near = members.stream()
                .filter(member -> hosts.stream().allMatch(host -> reach.test(host, member.host())))
                .toList();
        List<Peer> candidates = near.isEmpty() ? members : near;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(chance.nextInt(candidates.size())));
    }
}
