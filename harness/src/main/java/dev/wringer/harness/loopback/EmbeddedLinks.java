package dev.wringer.harness.loopback;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The links of a ring whose hosts listen on the loopback interface: for each directed pair of hosts a proxy of an embedded
 * Toxiproxy server, opened when its owner says so, with whatever is imposed on it then. A host that has died keeps its links,
 * which lead to a port where nobody listens. Thread-safe.
 */
public final class EmbeddedLinks implements AutoCloseable {

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ToxiproxyServer server;
    private final RulesInForce rules;
    private final Map<String, Integer> hosts = new HashMap<>(); // the port of each
    private final Map<LinkName, Integer> links = new LinkedHashMap<>(); // the port of each proxy

    /**
     * No links yet.
     *
     * @param everywhere what all links do in both directions, if anything
     * @param threads how many carry what goes over them
     */
    public EmbeddedLinks(Seed seed, Optional<LinkFault> everywhere, int threads) {
        this.rules = new RulesInForce(everywhere);
        this.server = ToxiproxyServer.start(LOOPBACK, 0, seed.fork("links"), threads);
    }

    /** A host listens on this port of the loopback interface, or is about to. */
    public synchronized void place(String host, int port) {
        hosts.put(host, port);
    }

    /** Where a host listens, or did when it lived. */
    public synchronized Optional<Integer> portOf(String host) {
        return Optional.ofNullable(hosts.get(host));
    }

    /** Where a link begins; nowhere if it was not opened. */
    public synchronized Optional<InetSocketAddress> entrance(LinkName link) {
        return Optional.ofNullable(links.get(link))
                .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Opens links to hosts that have a place, all by one request.
     *
     * @param ports where each is to begin
     * @throws ToxiproxyFailure if one cannot be opened
     */
    public synchronized void open(Map<LinkName, Integer> ports) {
        List<ProxyForm> forms = new ArrayList<>();
        ports.forEach((link, port) -> forms.add(form(link, port)));
        server.populate(json(forms));
        links.putAll(ports);
    }

    /** Removes links. */
    public synchronized void remove(Collection<LinkName> useless) {
        server.delete(useless.stream().map(LinkName::proxy).toList());
        useless.forEach(links::remove);
    }

    /** The links that are open, in the order in which they were opened. */
    public synchronized List<LinkName> names() {
        return List.copyOf(links.keySet());
    }

    /** How many links are open. */
    public synchronized int count() {
        return links.size();
    }

    /**
     * Imposes a fault on what travels from some hosts to some others, and back if {@code bothWays}; returns when all
     * connections suffer from it.
     */
    public synchronized LinkRule impose(
            Collection<String> from, Collection<String> to, boolean bothWays, LinkFault fault) {
        LinkRule rule = rules.impose(from, to, bothWays, fault);
        enforce(rule);
        return rule;
    }

    /** Takes back a rule, and nothing else. */
    public synchronized void lift(LinkRule rule) {
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
    public int serverPort() {
        return server.port();
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
