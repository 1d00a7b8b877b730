package dev.wringer.harness.containers;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.hostprocess.HostPatterns;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.link.RulesInForce;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.TestbedFailure;
import eu.rekawek.toxiproxy.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links of a ring: for each directed pair of hosts a proxy of a Toxiproxy server, all made before the hosts start.
 * Servers share the links by their sources. Thread-safe: a host that leaves ends when it likes.
 */
final class ContainerLinks implements AutoCloseable {

    private static final int REQUESTS_AT_A_TIME = 8;

    /** Where nobody listens: a link that leads there and is switched off does not keep connections to anywhere else. */
    private static final String NOWHERE = "127.0.0.1:9";

    private final AddressPlan plan;
    private final HostPatterns patterns;
    private final List<LinkServer> servers;
    private final boolean direct;
    private final RulesInForce rules;
    private final Bulk bulk = new Bulk(REQUESTS_AT_A_TIME);
    private final Map<String, Integer> hosts = new ConcurrentHashMap<>(); // the number of each
    private final Set<String> severed = new HashSet<>(); // hosts whose links are all switched off; guarded by this
    private final Map<LinkName, InstalledToxics> links = new ConcurrentHashMap<>();

    /**
     * No links yet.
     *
     * @param patterns how rules name the hosts
     * @param servers which belong to the links from now on
     * @param direct whether this process gets to containers by their own addresses
     * @param everywhere what all links do in both directions, if anything
     */
    ContainerLinks(
            AddressPlan plan,
            HostPatterns patterns,
            List<LinkServer> servers,
            boolean direct,
            Optional<LinkFault> everywhere) {
        this.plan = plan;
        this.patterns = patterns;
        this.servers = List.copyOf(servers);
        this.direct = direct;
        this.rules = new RulesInForce(everywhere);
    }

    /** The rules by which the host with this number finds its links, as the contract writes them. */
    String rules(int number) {
        return patterns.rules(serverOf(number).address(), AddressPlan.firstPort(number));
    }

    /** Makes the links from and to these hosts, all by one request to each server. A host that is known gets its back. */
    synchronized void place(Map<String, Integer> newcomers) {
        hosts.putAll(newcomers);
        severed.removeAll(newcomers.keySet());
        Set<LinkName> wanted = linksOf(newcomers.keySet());
        populate(wanted);
        Map<String, Proxy> proxies = new HashMap<>();
        servers.forEach(server -> proxies.putAll(server.proxies()));
        for (LinkName link : wanted) {
            links.put(
                    link,
                    new InstalledToxics(Optional.ofNullable(proxies.get(link.proxy()))
                            .orElseThrow(() ->
                                    new TestbedFailure("the Toxiproxy server has lost the link " + link.proxy()))));
        }
        enforceOn(wanted.stream().filter(this::isUp).toList());
    }

    /** Switches off all links from and to these hosts, by one request to each server: nobody reaches them any more. */
    synchronized void sever(Collection<String> names) {
        severed.addAll(names);
        Set<LinkName> cut = linksOf(names);
        populate(cut);
        cut.forEach(link -> links.computeIfPresent(link, (name, toxics) -> toxics.forgotten()));
    }

    private Set<LinkName> linksOf(Collection<String> names) {
        Set<LinkName> all = new HashSet<>();
        for (String one : names) {
            for (String other : hosts.keySet()) {
                if (!one.equals(other)) {
                    all.add(new LinkName(one, other));
                    all.add(new LinkName(other, one));
                }
            }
        }
        return all;
    }

    private void populate(Collection<LinkName> wanted) {
        Map<LinkServer, List<LinkServer.ProxyForm>> byServer = new HashMap<>();
        for (LinkName link : wanted) {
            byServer.computeIfAbsent(serverOf(number(link.from())), server -> new ArrayList<>())
                    .add(form(link));
        }
        bulk.each(byServer.keySet(), server -> server.populate(byServer.getOrDefault(server, List.of())));
    }

    private LinkServer.ProxyForm form(LinkName link) {
        boolean up = isUp(link);
        return new LinkServer.ProxyForm(
                link.proxy(),
                "0.0.0.0:" + AddressPlan.port(number(link.from()), number(link.to())),
                up ? plan.host(number(link.to())) + ":" + AddressPlan.NODE_PORT : NOWHERE,
                up);
    }

    private boolean isUp(LinkName link) {
        return !severed.contains(link.from()) && !severed.contains(link.to());
    }

    private LinkServer serverOf(int from) {
        return servers.get(from % servers.size());
    }

    private int number(String host) {
        return Optional.ofNullable(hosts.get(host)).orElseThrow(() -> new TestbedFailure("there is no host " + host));
    }

    /**
     * Imposes a fault on what travels from some hosts to some others, and back if {@code bothWays}; returns when all
     * connections suffer from it.
     */
    synchronized LinkRule impose(Collection<String> from, Collection<String> to, boolean bothWays, LinkFault fault) {
        LinkRule rule = rules.impose(from, to, bothWays, fault);
        enforce(rule);
        return rule;
    }

    /** Takes back a rule, and nothing else. */
    synchronized void lift(LinkRule rule) {
        rules.lift(rule);
        enforce(rule);
    }

    private void enforce(LinkRule changed) {
        enforceOn(links.keySet().stream()
                .filter(changed::concerns)
                .filter(this::isUp)
                .toList());
    }

    /** Has each of these links do just what the rules in force say. */
    private void enforceOn(Collection<LinkName> concerned) {
        bulk.each(concerned, link -> {
            InstalledToxics toxics = links.get(link);
            if (toxics != null) {
                become(link, toxics);
            }
        });
    }

    private void become(LinkName link, InstalledToxics toxics) {
        try {
            toxics.become(!rules.refuse(link), rules.toxics(link));
        } catch (TestbedFailure e) {
            server(link).requireRunning("the Toxiproxy server"); // else that is the reason
            throw e;
        }
    }

    /** Fails if a server has ended: whatever its links carried has suffered from that, and nobody else is to blame. */
    void requireServers() {
        servers.forEach(server -> server.container().requireRunning("the Toxiproxy server"));
    }

    /**
     * Where a link begins, as its source sees it.
     *
     * @param address of the server
     */
    record End(String address, int port) {}

    /** Where a link begins. */
    End end(LinkName link) {
        int from = number(link.from());
        return new End(serverOf(from).address(), AddressPlan.port(from, number(link.to())));
    }

    /** The container of the server that a link runs on. */
    RunningContainer server(LinkName link) {
        return serverOf(number(link.from())).container();
    }

    /** Where this process can dial to get to the other end of a link; nowhere if it cannot reach the servers. */
    Optional<InetSocketAddress> entrance(LinkName link) {
        End end = end(link);
        return direct ? Optional.of(new InetSocketAddress(end.address(), end.port())) : Optional.empty();
    }

    /** Hands over what the servers have written to their logs. */
    void attachLogs(ClusterEvents events) {
        for (int number = 0; number < servers.size(); number++) {
            events.attached(
                    LinkServer.shortName(number) + ".log", servers.get(number).log());
        }
    }

    @Override
    public void close() {
        bulk.close();
        servers.forEach(LinkServer::close);
    }
}
