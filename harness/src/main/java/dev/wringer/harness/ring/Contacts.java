package dev.wringer.harness.ring;

import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Chooses the members through which hosts join: whoever is awake, and within reach of them if anybody is. */
final class Contacts {

    private static final int ENOUGH = 8; // for one of them to be there still, as good as always

    private final Cluster cluster;
    private final Entropy chance;
    private final BiPredicate<String, String> reach;

    /** @param reach whether nothing keeps two hosts apart now */
    Contacts(Cluster cluster, Entropy chance, BiPredicate<String, String> reach) {
        this.cluster = cluster;
        this.chance = chance;
        this.reach = reach;
    }

    /** Any members, some of whom may die before they are of help. */
    List<Peer> any() {
        return some(cluster.awake());
    }

    /** Members that all of these hosts can reach; otherwise any; empty if nobody is awake. */
    List<Peer> reachableBy(Collection<String> hosts) {
        List<Peer> members = cluster.awake();
        List<Peer> near = members.stream()
                .filter(member -> hosts.stream().allMatch(host -> reach.test(host, member.host())))
                .toList();
        return some(near.isEmpty() ? members : near);
    }

    /** Different ones, drawn at random. */
    private List<Peer> some(List<Peer> candidates) {
        Set<Peer> drawn = new LinkedHashSet<>();
        while (drawn.size() < Math.min(ENOUGH, candidates.size())) {
            drawn.add(candidates.get(chance.nextInt(candidates.size())));
        }
        return List.copyOf(drawn);
    }
}
