package dev.wringer.harness.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.link.RulesInForce;
import dev.wringer.harness.link.ToxicForm;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.toxiproxy.ToxiproxyFailure;
import dev.wringer.harness.toxiproxy.ToxiproxyServer;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The links of a ring: for each directed pair of hosts a proxy of an embedded Toxiproxy server, made when it is first
 * dialled, with whatever is imposed on it then. Hosts know no other way to one another. Thread-safe.
 */
final class LocalLinks implements AutoCloseable {

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ToxiproxyServer server;
    private final LoopbackPorts ports;
    private final RulesInForce rules;
    private final int mostLinks;
    private final Map<String, Integer> hosts = new HashMap<>(); // the port of each
    private final Map<LinkName, Integer> links = new LinkedHashMap<>(); // the port of each proxy
    private final Set<String> dead = new HashSet<>(); // of the hosts
    private Optional<String> exhausted = Optional.empty(); // why a link could not be made, if so

    /**
     * No links yet.
     *
     * @param everywhere what all links do in both directions, if anything
     * @param mostLinks for how many there are file descriptors
     * @param threads how many carry what goes over them
     */
    LocalLinks(LoopbackPorts ports, Seed seed, Optional<LinkFault> everywhere, int mostLinks, int threads) {
        this.rules = new RulesInForce(everywhere);
        this.server = ToxiproxyServer.start(LOOPBACK, 0, seed.fork("links"), threads);
        this.ports = ports;
        this.mostLinks = mostLinks;
    }

    /** A host listens on this port of the loopback interface. */
    synchronized void place(String host, int port) {
        hosts.put(host, port);
        dead.remove(host);
    }

    /** A host is gone. Its links stay as they are, leading to a port at which nobody listens, until there is need of them. */
    synchronized void bury(String host) {
        dead.add(host);
    }

    /** Where a host listens, or did when it lived. */
    synchronized Optional<Integer> portOf(String host) {
        return Optional.ofNullable(hosts.get(host));
    }

    /** Where {@code from} is to dial to reach {@code to}; nowhere if there is no such host. */
    synchronized Optional<InetSocketAddress> dial(String from, String to) {
        LinkName link = new LinkName(from, to);
        Integer port = links.get(link);
        if (port == null && hosts.containsKey(to)) {
            port = open(link).orElse(null);
        }
        return Optional.ofNullable(port).map(known -> new InetSocketAddress(InetAddress.getLoopbackAddress(), known));
    }

    /** Called on a host's event loop, where nothing may be thrown: what goes wrong is told by {@link #check}. */
    private Optional<Integer> open(LinkName link) {
        if (links.size() >= mostLinks) {
            removeLinksOfTheDead();
            if (dead.contains(link.to())) {
                return Optional.empty(); // as one that refuses at once
            }
        }
        if (links.size() >= mostLinks) {
            exhausted =
                    Optional.of(mostLinks + " links are in use, and there are file descriptors for no more: take fewer"
                            + " hosts with more virtual-nodes on each, or raise the limit with ulimit -n");
            return Optional.empty();
        }
        try {
            int port = ports.claim(each -> listen(link, each));
            links.put(link, port);
            return Optional.of(port);
        } catch (TestbedFailure | ToxiproxyFailure e) {
            exhausted = Optional.of("the link " + link.proxy() + " could not be made: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void removeLinksOfTheDead() {
        List<LinkName> useless = links.keySet().stream()
                .filter(link -> dead.contains(link.from()) || dead.contains(link.to()))
                .toList();
        server.delete(useless.stream().map(LinkName::proxy).toList());
        useless.forEach(links::remove);
    }

    private Optional<Integer> listen(LinkName link, int port) {
        try {
            server.populate(json(List.of(form(link, port))));
            return Optional.of(port);
        } catch (ToxiproxyFailure e) {
            if (String.valueOf(e.getMessage()).contains("address already in use")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Fails if a link could not be made: the ring would suffer from the harness.
     *
     * @throws TestbedFailure that says why
     */
    synchronized void check() {
        exhausted.ifPresent(why -> {
            throw new TestbedFailure(why);
        });
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

    /** Has all links that are concerned by a rule follow the rules in force. */
    private void enforce(LinkRule changed) {
        List<LinkName> concerned =
                links.keySet().stream().filter(changed::concerns).toList();
        if (changed.fault() instanceof LinkFault.Refusal) {
            concerned.forEach(this::switchProxy);
        } else if (!concerned.isEmpty()) {
            server.populate(json(concerned.stream()
                    .map(link -> form(link, links.getOrDefault(link, 0)))
                    .toList()));
        }
    }

    /** A populate leaves proxies switched as they are, so they are switched one by one. */
    private void switchProxy(LinkName link) {
        try {
            var proxy = new ToxiproxyClient(LOOPBACK, server.port()).getProxy(link.proxy());
            if (rules.refuse(link)) {
                proxy.disable();
            } else {
                proxy.enable();
            }
        } catch (IOException e) {
            throw new TestbedFailure("the link " + link.proxy() + " could not be switched: " + e.getMessage(), e);
        }
    }

    /** Where the server takes requests. */
    int serverPort() {
        return server.port();
    }

    /** How many links have been made. */
    synchronized int count() {
        return links.size();
    }

    /** A proxy as the API writes it. */
    private record ProxyForm(String name, String listen, String upstream, boolean enabled, List<ToxicForm> toxics) {}

    private ProxyForm form(LinkName link, int port) {
        return new ProxyForm(
                link.proxy(),
                LOOPBACK + ":" + port,
                LOOPBACK + ":" + hosts.get(link.to()),
                !rules.refuse(link),
                rules.toxics(link));
    }

    private static String json(List<ProxyForm> proxies) {
        try {
            return JSON.writeValueAsString(new ArrayList<>(proxies));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
