package dev.wringer.harness.ring;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Targets;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.port.Entropy;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Chooses whom faults hit, and remembers whom each action of a schedule has chosen. */
final class Victims {

    private final Deeds deeds;
    private final Entropy chance;
    private final Map<Integer, Set<String>> chosen = new HashMap<>(); // by the number of the action; looked up only

    Victims(Deeds deeds, Entropy chance) {
        this.deeds = deeds;
        this.chance = chance;
    }

    /**
     * The hosts of {@code nodes}, none of whom is on its way out: nobody who is leaving can be told to do anything else.
     *
     * @param ring now
     * @param holdings asked for only if the selector looks at them
     */
    List<String> pick(Nodes nodes, RingSnapshot ring, Supplier<Holdings> holdings) {
        List<String> leaving = deeds.hosts(Underway.Kind.LEAVING);
        // Out of the ring first, or "3" would come to fewer whenever it draws one of them.
        return nodes.pick(targets(without(leaving, ring), holdings), chance).stream()
                .filter(host -> !leaving.contains(host))
                .toList();
    }

    private static RingSnapshot without(List<String> hosts, RingSnapshot ring) {
        return hosts.isEmpty()
                ? ring
                : new RingSnapshot(
                        ring.atNanos(),
                        ring.members().stream()
                                .filter(member -> !hosts.contains(member.self().host()))
                                .toList());
    }

    /** Whether all of these hosts, which go by their numbers, have been started and are not members yet. */
    boolean areOnTheirWay(Nodes nodes) {
        List<String> arriving = deeds.hosts(Underway.Kind.ARRIVING);
        return nodes instanceof Nodes.Numbered numbered
                && !numbered.numbers().isEmpty()
                && numbered.numbers().stream().allMatch(number -> arriving.stream()
                        .anyMatch(host -> HostNames.number(host).orElse(-1) == number));
    }

    /** Whom this action has hit, for others that hit the same. */
    void remember(int action, Collection<String> hosts) {
        chosen.computeIfAbsent(action, number -> new LinkedHashSet<>()).addAll(hosts);
    }

    private Targets targets(RingSnapshot ring, Supplier<Holdings> holdings) {
        return new Targets() {
            @Override
            public RingSnapshot snapshot() {
                return ring;
            }

            @Override
            public Holdings holdings() {
                return holdings.get();
            }

            @Override
            public List<String> joining() {
                return deeds.hosts(Underway.Kind.ARRIVING);
            }

            @Override
            public List<String> chosenBy(int action) {
                return List.copyOf(chosen.getOrDefault(action, Set.of()));
            }
        };
    }
}
