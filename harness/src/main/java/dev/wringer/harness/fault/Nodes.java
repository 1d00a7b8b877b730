package dev.wringer.harness.fault;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A seeded selector: chooses the hosts that a fault hits, when it hits. */
public interface Nodes {

    /** The chosen hosts, each once, all of them carrying live members; drawn from {@code entropy} where chance decides. */
    List<String> pick(Targets targets, Entropy entropy);

    /** A share of all live hosts, chosen at random; rounded to the nearest number of hosts. */
    static Nodes fraction(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
        }
        return named("a share of " + share, (targets, entropy) -> {
            List<String> hosts = hosts(targets);
            return draw(hosts, (int) Math.round(share * hosts.size()), entropy);
        });
    }

    /** This many live hosts, or all if there are fewer, chosen at random. */
    static Nodes count(int number) {
        return named(number + " hosts", (targets, entropy) -> {
            List<String> hosts = hosts(targets);
            return draw(hosts, Math.min(number, hosts.size()), entropy);
        });
    }

    /** The hosts of neighbours on the circle: a run of members that makes up this share of the ring, placed at random. */
    static Nodes arc(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
        }
        return named("an arc of " + share, (targets, entropy) -> {
            List<NodeSnapshot> members = targets.snapshot().members();
            return run(members, (int) Math.round(share * members.size()), entropy);
        });
    }

    /** The hosts of so many neighbours on the circle, or of all members if there are fewer; placed at random. */
    static Nodes neighbours(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("there are no " + number + " neighbours");
        }
        return named(number + " neighbours", (targets, entropy) -> {
            List<NodeSnapshot> members = targets.snapshot().members();
            return run(members, Math.min(number, members.size()), entropy);
        });
    }

    private static List<String> run(List<NodeSnapshot> members, int length, Entropy entropy) {
        int start = members.isEmpty() ? 0 : entropy.nextInt(members.size());
        Set<String> run = new LinkedHashSet<>();
        for (int i = 0; i < length; i++) {
            run.add(members.get((start + i) % members.size()).self().host());
        }
        return List.copyOf(run);
    }

    /** The hosts of the first {@code number} live members at or after {@code key}. */
    static Nodes successorsOf(RingId key, int number) {
        return named(number + " successors of " + key.toShortString(), (targets, entropy) -> {
            List<NodeSnapshot> members = targets.snapshot().members();
            int first = 0;
            while (first < members.size() && members.get(first).self().id().compareTo(key) < 0) {
                first++;
            }
            Set<String> hosts = new LinkedHashSet<>();
            for (int i = 0; i < Math.min(number, members.size()); i++) {
                hosts.add(members.get((first + i) % members.size()).self().host());
            }
            return List.copyOf(hosts);
        });
    }

    /** The hosts of all live members that hold the block under {@code key}. */
    static Nodes holdersOf(RingId key) {
        return named(
                "holders of " + key.toShortString(), (targets, entropy) -> targets.holdings().holdersOf(key).stream()
                        .map(Peer::host)
                        .distinct()
                        .toList());
    }

    /** The hosts of the {@code number} members that most finger tables point to. */
    static Nodes busiestFingers(int number) {
        return named(number + " busiest fingers", (targets, entropy) -> {
            Map<String, Integer> pointers = new LinkedHashMap<>();
            for (NodeSnapshot member : targets.snapshot().members()) {
                member.fingers().forEach(finger -> pointers.merge(finger.host(), 1, Integer::sum));
            }
            Set<String> alive = new LinkedHashSet<>(hosts(targets));
            return pointers.entrySet().stream()
                    .filter(entry -> alive.contains(entry.getKey()))
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(number)
                    .map(Map.Entry::getKey)
                    .toList();
        });
    }

    /** These hosts, by name; those that carry no live member are left out. */
    static Nodes named(List<String> hosts) {
        return named(String.join(", ", hosts), (targets, entropy) -> hosts(targets).stream()
                .filter(hosts::contains)
                .toList());
    }

    /** Every live host. */
    static Nodes all() {
        return named("all", (targets, entropy) -> hosts(targets));
    }

    private static Nodes named(String description, Nodes selector) {
        return new Nodes() {
            @Override
            public List<String> pick(Targets targets, Entropy entropy) {
                return selector.pick(targets, entropy);
            }

            @Override
            public String toString() {
                return description;
            }
        };
    }

    private static List<String> hosts(Targets targets) {
        return targets.snapshot().members().stream()
                .map(member -> member.self().host())
                .distinct()
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The first steps of a Fisher-Yates shuffle. */
    private static List<String> draw(List<String> hosts, int number, Entropy entropy) {
        for (int i = 0; i < number; i++) {
            int other = i + entropy.nextInt(hosts.size() - i);
            String drawn = hosts.get(other);
            hosts.set(other, hosts.get(i));
            hosts.set(i, drawn);
        }
        return List.copyOf(hosts.subList(0, number));
    }
}
