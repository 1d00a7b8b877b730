package dev.wringer.harness.ring;

import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which host runs which protocol under which name: the {@link Minority} of a ring is drawn from its seed, alike on all testbeds.
 * Immutable.
 */
public final class Cast {

    private final RingSpec spec;
    private final Seed seed;
    private final Set<Integer> others; // by number
    private final Map<Integer, String> chosenNames; // of others, by number

    private Cast(RingSpec spec, Seed seed, Set<Integer> others, Map<Integer, String> chosenNames) {
        this.spec = spec;
        this.seed = seed;
        this.others = others;
        this.chosenNames = chosenNames;
    }

    /** Draws the hosts that run something else. */
    public static Cast of(RingSpec spec, Seed seed) {
        int wanted = (int) Math.round(spec.minority().share() * spec.hosts());
        Set<Integer> others = new TreeSet<>();
        if (wanted > 0) {
            Entropy chance = seed.fork("minority").entropy();
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < spec.hosts(); i++) {
                all.add(i);
            }
            for (int i = 0; i < wanted; i++) {
                Collections.swap(all, i, i + chance.nextInt(all.size() - i));
                others.add(all.get(i));
            }
        }
        Map<Integer, String> names = spec.minority()
                .key()
                .map(key -> ChosenNames.of(others, spec.hosts(), seed, key))
                .orElse(Map.of());
        return new Cast(spec, seed, others, names);
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
        NodeSettings usual = spec.node();
        return others.contains(host)
                ? new NodeSettings(usual.chord(), usual.dhash(), spec.minority().variant())
                : usual;
    }

    /** The name of the protocol that a host is told to run. */
    public String variant(int host) {
        return others.contains(host) ? spec.minority().variant().commandLineName() : spec.variant();
    }
}
