package dev.wringer.harness.containers;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loses packets inside the network namespaces of hosts, by the statistic match of iptables: what goes out over a link at
 * its source, what comes back over a connection where it arrives. TCP sends lost packets again, so what nodes see are
 * delays, and broken connections when nearly all is lost.
 *
 * <p>Rules are written by a container of the tools image in the namespace of the host, which itself may do nothing of the
 * kind. They are marked with a comment by which they are taken back.
 */
final class PacketLoss {

    private final ContainerLinks links;
    private final NamespaceTools tools;
    private final Bulk bulk;
    private int imposed; // so far: the next one's mark

    PacketLoss(ContainerLinks links, NamespaceTools tools, Bulk bulk) {
        this.links = links;
        this.tools = tools;
        this.bulk = bulk;
    }

    /** Loses a share of the packets from each of {@code from} to each of {@code to}, and back if {@code bothWays}. */
    Imposed impose(List<HostContainer> from, List<HostContainer> to, boolean bothWays, LinkFault.Loss loss) {
        String mark = "wringer-loss-" + imposed++;
        Map<HostContainer, List<String>> rules = new LinkedHashMap<>();
        add(rules, from, to, mark, loss);
        if (bothWays) {
            add(rules, to, from, mark, loss);
        }
        Map<HostContainer, Integer> missing = new ConcurrentHashMap<>();
        bulk.each(rules.keySet(), host -> {
            List<String> wanted = rules.getOrDefault(host, List.of());
            String listed =
                    tools.run(host.container(), String.join(" && ", wanted) + " && iptables -S | grep -c -- " + mark);
            int inForce = count(listed);
            if (inForce != wanted.size()) {
                missing.put(host, wanted.size() - inForce);
            }
        });
        int number = rules.values().stream().mapToInt(List::size).sum();
        Evidence evidence = missing.isEmpty()
                ? Evidence.shown(number + " rules in force in the namespaces of " + rules.size() + " hosts")
                : Evidence.missing("rules are missing on " + missing.size() + " hosts");
        return Imposed.of(evidence, () -> bulk.each(rules.keySet(), host -> heal(host, mark)));
    }

    private void add(
            Map<HostContainer, List<String>> rules,
            List<HostContainer> from,
            List<HostContainer> to,
            String mark,
            LinkFault.Loss loss) {
        for (HostContainer source : from) {
            for (HostContainer target : to) {
                if (!source.equals(target)) {
                    ContainerLinks.End there = links.end(new LinkName(source.name(), target.name()));
                    ContainerLinks.End back = links.end(new LinkName(target.name(), source.name()));
                    rules.computeIfAbsent(source, host -> new ArrayList<>())
                            .add(rule("OUTPUT", "-d " + there.address() + " --dport " + there.port(), mark, loss));
                    rules.computeIfAbsent(target, host -> new ArrayList<>())
                            .add(rule("INPUT", "-s " + back.address() + " --sport " + back.port(), mark, loss));
                }
            }
        }
    }

    private static String rule(String chain, String match, String mark, LinkFault.Loss loss) {
        return String.format(
                Locale.ROOT,
                "iptables -A %s -p tcp %s -m statistic --mode random --probability %.6f -m comment --comment %s -j DROP",
                chain,
                match,
                loss.probability(),
                mark);
    }

    private void heal(HostContainer host, String mark) {
        tools.run(
                host.container(),
                "iptables-save | grep -- " + mark + " | sed 's/^-A/iptables -D/' | sh && ! iptables -S | grep -- "
                        + mark);
    }

    private static int count(String printed) {
        try {
            return Integer.parseInt(printed.strip());
        } catch (NumberFormatException e) {
            throw new TestbedFailure("iptables in a host's namespace said: " + printed.strip(), e);
        }
    }
}
