package dev.wringer.harness.fault;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses hosts for selectors, from ground truth at one moment. */
final class Picking {

    private final Targets targets;
    private final Entropy entropy;
    private final List<NodeSnapshot> members; // by id
    private final List<String> hosts; // of the members, by name

    Picking(Targets targets, Entropy entropy) {
        this.targets = targets;
        this.entropy = entropy;
        this.members = targets.snapshot().members();
        this.hosts = members.stream()
                .map(member -> member.self().host())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> hosts(Nodes nodes) {
        if (nodes instanceof Nodes.Fraction fraction) {
            return draw((int) Math.round(fraction.share() * hosts.size()));
        } else if (nodes instanceof Nodes.Count count) {
            return draw(Math.min(count.number(), hosts.size()));
        } else if (nodes instanceof Nodes.Arc arc) {
            return runAnywhere((int) Math.round(arc.share() * members.size()));
        } else if (nodes instanceof Nodes.Neighbours neighbours) {
            return runAnywhere(Math.min(neighbours.number(), members.size()));
        } else if (nodes instanceof Nodes.SuccessorsOf successors) {
            return run(firstFrom(successors.key()), Math.min(successors.number(), members.size()));
        } else if (nodes instanceof Nodes.HoldersOf holders) {
            return alive(targets.holdings().holdersOf(holders.key()).stream()
                    .map(Peer::host)
                    .toList());
        } else if (nodes instanceof Nodes.BusiestFingers busiest) {
            return busiest(busiest.number());
        } else if (nodes instanceof Nodes.Newest newest) {
            return newest(newest.number());
        } else if (nodes instanceof Nodes.Joining) {
            return targets.joining();
        } else if (nodes instanceof Nodes.Named named) {
            return alive(named.hosts());
        } else if (nodes instanceof Nodes.Numbered numbered) {
            return hosts.stream()
                    .filter(host ->
                            numbered.numbers().contains(HostNames.number(host).orElse(-1)))
                    .toList();
        } else if (nodes instanceof Nodes.SameAs same) {
            return alive(targets.chosenBy(same.action()));
        } else if (nodes instanceof Nodes.Except except) {
            Set<String> others = new HashSet<>(hosts(except.others()));
            return hosts.stream().filter(host -> !others.contains(host)).toList();
        }
        return hosts;
    }

    /** Those of them that carry live members, each once, in their own order. */
    private List<String> alive(Collection<String> wanted) {
        Set<String> alive = new HashSet<>(hosts);
        return wanted.stream().distinct().filter(alive::contains).toList();
    }

    /** The first steps of a Fisher-Yates shuffle. */
    private List<String> draw(int number) {
        List<String> shuffled = new ArrayList<>(hosts);
        for (int i = 0; i < number; i++) {
            int other = i + entropy.nextInt(shuffled.size() - i);
            String drawn = shuffled.get(other);
            shuffled.set(other, shuffled.get(i));
            shuffled.set(i, drawn);
        }
        return List.copyOf(shuffled.subList(0, number));
    }

    private List<String> runAnywhere(int length) {
        return run(members.isEmpty() ? 0 : entropy.nextInt(members.size()), length);
    }

    private List<String> run(int start, int length) {
        Set<String> run = new LinkedHashSet<>();
        for (int i = 0; i < length; i++) {
            run.add(members.get((start + i) % members.size()).self().host());
        }
        return List.copyOf(run);
    }

    private int firstFrom(RingId key) {
        int first = 0;
        while (first < members.size() && members.get(first).self().id().compareTo(key) < 0) {
            first++;
        }
        return first;
    }

    private List<String> busiest(int number) {
        Map<String, Integer> pointers = new LinkedHashMap<>();
        for (NodeSnapshot member : members) {
            member.fingers().forEach(finger -> pointers.merge(finger.host(), 1, Integer::sum));
        }
        List<String> byPointers = pointers.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return alive(byPointers).stream().limit(number).toList();
    }

    /** Hosts are numbered in the order in which they were started. */
    private List<String> newest(int number) {
        return hosts.stream()
                .sorted(Comparator.<String>comparingInt(
                                host -> HostNames.number(host).orElse(-1))
                        .reversed())
                .limit(number)
                .toList();
    }
}
