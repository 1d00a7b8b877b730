package dev.wringer.harness.containers;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Duplicates, reorders and corrupts packets by the kernel's queueing discipline netem, which treats what goes out of a network
 * namespace. So what a host sends over its own links is treated where it leaves the host, and what it answers over the links
 * of others where that leaves their server, told by the link's port. TCP repairs all of it: what nodes see are delays.
 *
 * <p>Each regime has a band of a prio qdisc to itself, in every namespace concerned, and filters that lead the links' packets
 * there. A packet that two regimes concern suffers from the older one only.
 */
final class Netem {

    /** Succeeds in a namespace of its own if the kernel has all that is needed. */
    static final String PROBE = String.join(
            " && ",
            "tc qdisc add dev lo root handle 1: prio bands 16",
            "tc qdisc add dev lo parent 1:2 netem delay 1ms",
            "tc filter add dev lo parent 1: protocol ip pref 2 u32 match ip dport 7 0xffff flowid 1:2");

    private static final int BANDS = 16; // of which the first takes whatever no regime concerns
    private static final String TREE = "tc qdisc show dev eth0 | grep -q 'prio 1:'"
            + " || tc qdisc add dev eth0 root handle 1: prio bands " + BANDS + " priomap"
            + " 0".repeat(16); // one for each priority that a packet may have

    private final ContainerLinks links;
    private final NamespaceTools tools;
    private final Bulk bulk;
    private final BitSet taken = new BitSet(); // bands of regimes in force

    Netem(ContainerLinks links, NamespaceTools tools, Bulk bulk) {
        this.links = links;
        this.tools = tools;
        this.bulk = bulk;
        taken.set(0, 2); // bands are numbered from 1
    }

    /** Treats the packets from each of {@code from} to each of {@code to}, and back if {@code bothWays}. */
    Imposed impose(List<HostContainer> from, List<HostContainer> to, boolean bothWays, LinkFault fault) {
        int band = taken.nextClearBit(0);
        if (band > BANDS) {
            throw new TestbedFailure("more than " + (BANDS - 1) + " faults of packets at a time: end one first");
        }
        Map<RunningContainer, List<String>> filters = new LinkedHashMap<>();
        add(filters, from, to);
        if (bothWays) {
            add(filters, to, from);
        }
        taken.set(band);
        Evidence evidence = tools.enforce(filters, wanted -> script(band, fault, wanted), "flowid " + flow(band), bulk);
        return Imposed.of(evidence, () -> {
            bulk.each(filters.keySet(), container -> tools.run(container, removal(band)));
            taken.clear(band);
        });
    }

    private void add(Map<RunningContainer, List<String>> filters, List<HostContainer> from, List<HostContainer> to) {
        for (HostContainer source : from) {
            for (HostContainer target : to) {
                if (!source.equals(target)) {
                    LinkName back = new LinkName(target.name(), source.name());
                    ContainerLinks.End there = links.end(new LinkName(source.name(), target.name()));
                    filters.computeIfAbsent(source.container(), container -> new ArrayList<>())
                            .add("match ip dst " + there.address() + "/32 match ip dport " + there.port() + " 0xffff");
                    filters.computeIfAbsent(links.server(back), container -> new ArrayList<>())
                            .add("match ip sport " + links.end(back).port() + " 0xffff");
                }
            }
        }
    }

    /** Has the packets that any of {@code filters} fits suffer, and lists what then is in force. */
    static String script(int band, LinkFault fault, List<String> filters) {
        return TREE + "; tc qdisc add dev eth0 parent " + flow(band) + " netem " + treatment(fault)
                + filters.stream()
                        .map(filter -> " && tc filter add dev eth0 parent 1: protocol ip pref " + band
                                + " u32 match ip protocol 6 0xff " + filter + " flowid " + flow(band))
                        .collect(Collectors.joining())
                + " && tc filter show dev eth0 parent 1: pref " + band;
    }

    /** Takes back what {@link #script} has done for this band. */
    static String removal(int band) {
        return "tc filter del dev eth0 parent 1: pref " + band + " && tc qdisc del dev eth0 parent " + flow(band);
    }

    private static String flow(int band) {
        return "1:" + Integer.toHexString(band);
    }

    private static String treatment(LinkFault fault) {
        if (fault instanceof LinkFault.Duplication duplication) {
            return "duplicate " + percent(duplication.probability());
        }
        if (fault instanceof LinkFault.Corruption corruption) {
            return "corrupt " + percent(corruption.probability());
        }
        if (fault
                instanceof LinkFault.Reordering reordering) { // in netem's words: all are late but those that overtake
            return "delay " + reordering.by().toNanos() / 1_000 + "us reorder " + percent(1 - reordering.probability());
        }
        throw new TestbedFailure("netem cannot " + fault.describe());
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%.4f%%", 100 * probability);
    }
}
