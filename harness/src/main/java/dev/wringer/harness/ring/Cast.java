package dev.wringer.harness.ring;

import dev.wringer.harness.record.Release;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which host runs what under which name: the {@link Minority} of a ring and the hosts of a {@link Mixture}'s candidate are drawn
 * from its seed, alike on all testbeds.
 * Immutable.
 */
public final class Cast {

    private final RingSpec spec;
    private final Seed seed;
    private final Set<Integer> others; // by number
    private final Map<Integer, String> chosenNames; // of others, by number
    private final Set<Integer> candidates; // the hosts that run the candidate, by number

    private Cast(
            RingSpec spec, Seed seed, Set<Integer> others, Map<Integer, String> chosenNames, Set<Integer> candidates) {
        this.spec = spec;
        this.seed = seed;
        this.others = others;
        this.chosenNames = chosenNames;
        this.candidates = candidates;
    }

    /** Draws the hosts that run something else. */
    public static Cast of(RingSpec spec, Seed seed) {
        Set<Integer> others = drawn(spec.minority().share(), spec.hosts(), seed.fork("minority"));
        Map<Integer, String> names = spec.minority()
                .key()
                .map(key -> ChosenNames.of(others, spec.hosts(), seed, key))
                .orElse(Map.of());
        return new Cast(spec, seed, others, names, drawn(spec.mixture().share(), spec.hosts(), seed.fork("mixture")));
    }

    /** A smaller share of the same hosts is among those of a larger one. */
    private static Set<Integer> drawn(double share, int hosts, Seed lot) {
        int wanted = (int) Math.round(share * hosts);
        Set<Integer> drawn = new TreeSet<>();
        if (wanted > 0) {
            Entropy chance = lot.entropy();
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < hosts; i++) {
                all.add(i);
            }
            for (int i = 0; i < wanted; i++) {
                Collections.swap(all, i, i + chance.nextInt(all.size() - i));
                drawn.add(all.get(i));
            }
        }
        return drawn;
    }

    /** The same with another release on these hosts, whenever they are started next. */
    public Cast deploying(Release release, Collection<Integer> hosts) {
        Set<Integer> changed = new TreeSet<>(candidates);
        if (release == Release.CANDIDATE) {
            changed.addAll(hosts);
        } else {
            changed.removeAll(hosts);
        }
        return new Cast(spec, seed, others, chosenNames, changed);
    }

    /** Which release a host runs. */
    public Release release(int host) {
        return candidates.contains(host) ? Release.CANDIDATE : Release.BASELINE;
    }

    /** The numbers of the hosts that run the candidate, in their order. */
    public List<Integer> candidates() {
        return List.copyOf(candidates);
    }

    /** What a host runs if it is none of the minority: the candidate, if it is one of its hosts. */
    private Optional<Candidate> candidate(int host) {
        return spec.mixture().candidate().filter(present -> candidates.contains(host));
    }

    /** The numbers of the hosts that run something else, in their order. */
    public List<Integer> others() {
        return List.copyOf(others);
    }

    /** The logical address of a host. */
    public String name(int host) {
        String chosen = chosenNames.get(host);
        return chosen == null ? RingSpec.hostName(seed, host) : chosen;
    }

    /** The names that hosts have chosen, by number. */
    public Map<Integer, String> chosenNames() {
        return Map.copyOf(chosenNames);
    }

    /** The settings of the nodes on a host. */
    public NodeSettings settings(int host) {
        NodeSettings usual = candidate(host).map(Candidate::node).orElse(spec.node());
        return others.contains(host)
                ? new NodeSettings(usual.chord(), usual.dhash(), spec.minority().variant())
                : usual;
    }

    /** The name of the protocol that a host is told to run. */
    public String variant(int host) {
        return others.contains(host)
                ? spec.minority().variant().commandLineName()
                : candidate(host).map(Candidate::variant).orElseGet(spec::variant);
    }
}
