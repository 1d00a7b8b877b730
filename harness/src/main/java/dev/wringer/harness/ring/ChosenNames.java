package dev.wringer.harness.ring;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Names by which hosts come to stand where they want to. An id is the hash of a name, so nobody chooses an id; but whoever may choose its
 * name tries one after the other until the hash lies right (Sybil attack, Douceur, IPTPS'02). In a ring of n hosts that takes n tries
 * for each on the average.
 */
final class ChosenNames {

    /** A few seconds. Rings of this project's size need a thousandth of it, unless an honest host happens to stand right behind the key. */
    private static final int TRIES_AT_MOST = 5_000_000;

    private final Seed seed;
    private final RingId key;
    private final RingId nearest; // of the hosts that have not chosen, the first behind the key

    private int triesLeft = TRIES_AT_MOST;

    private ChosenNames(Seed seed, RingId key, RingId nearest) {
        this.seed = seed;
        this.key = key;
        this.nearest = nearest;
    }

    /**
     * Names for these hosts, each with one node, by which all of them stand between the key and every other host.
     *
     * @param others by number
     * @param hosts how many there are, those included
     * @throws UsageError if it would take too long
     */
    static Map<Integer, String> of(Collection<Integer> others, int hosts, Seed seed, RingId key) {
        RingId nearest = IntStream.range(0, hosts)
                .filter(host -> !others.contains(host))
                .mapToObj(host -> Keys.ofVirtualNode(RingSpec.hostName(seed, host), 0))
                .reduce(key, (best, id) -> id.isBetween(key, best) ? id : best);
        ChosenNames choice = new ChosenNames(seed, key, nearest);
        Map<Integer, String> names = new TreeMap<>();
        others.forEach(host -> names.put(host, choice.name(host)));
        return names;
    }

    private String name(int host) {
        for (int attempt = 0; triesLeft > 0; attempt++) {
            triesLeft--;
            String name = HostNames.name(host, "sybil-" + attempt + "." + RingSpec.ringName(seed));
            if (Keys.ofVirtualNode(name, 0).isBetween(key, nearest)) {
                return name;
            }
        }
        throw new UsageError(
                "other-near: " + TRIES_AT_MOST + " names did not bring enough hosts between the key and the nearest"
                        + " other host: take fewer nodes, a smaller other-share, or another text");
    }
}
