package dev.wringer.harness.containers;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        String mark = "wringer-loss-" + imposed++ + "-"; // no other begins with it
        Map<RunningContainer, List<String>> rules = new LinkedHashMap<>();
        add(rules, from, to, mark, loss);
        if (bothWays) {
            add(rules, to, from, mark, loss);
        }
        Evidence evidence = tools.enforce(
                rules, wanted -> String.join(" && ", wanted) + " && iptables -S | grep -- " + mark, mark, bulk);
        return Imposed.of(evidence, () -> bulk.each(rules.keySet(), container -> heal(container, mark)));
    }

    private void add(
            Map<RunningContainer, List<String>> rules,
            List<HostContainer> from,
            List<HostContainer> to,
            String mark,
            LinkFault.Loss loss) {
        for (HostContainer source : from) {
            for (HostContainer target : to) {
                if (!source.equals(target)) {
                    ContainerLinks.End there = links.end(new LinkName(source.name(), target.name()));
                    ContainerLinks.End back = links.end(new LinkName(target.name(), source.name()));
                    rules.computeIfAbsent(source.container(), container -> new ArrayList<>())
                            .add(rule("OUTPUT", "-d " + there.address() + " --dport " + there.port(), mark, loss));
                    rules.computeIfAbsent(target.container(), container -> new ArrayList<>())
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

    private void heal(RunningContainer container, String mark) {
        tools.run(
                container,
                "iptables-save | grep -- " + mark + " | sed 's/^-A/iptables -D/' | sh && ! iptables -S | grep -- "
                        + mark);
    }
}
