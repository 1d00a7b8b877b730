package dev.wringer.harness.local;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.loopback.EmbeddedLinks;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.toxiproxy.ToxiproxyFailure;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The links of a ring in this JVM, each of them opened when it is first dialled. Hosts know no other way to one another.
 * Thread-safe.
 */
final class LocalLinks implements AutoCloseable {

    private final EmbeddedLinks links;
    private final LoopbackPorts ports;
    private final int mostLinks;
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
        this.links = new EmbeddedLinks(seed, everywhere, threads);
        this.ports = ports;
        this.mostLinks = mostLinks;
    }

    /** A host listens on this port of the loopback interface. */
    synchronized void place(String host, int port) {
        links.place(host, port);
        dead.remove(host);
    }

    /** A host is gone. Its links stay as they are, leading to a port at which nobody listens, until there is need of them. */
    synchronized void bury(String host) {
        dead.add(host);
    }

    /** Where a host listens, or did when it lived. */
    Optional<Integer> portOf(String host) {
        return links.portOf(host);
    }

    /** Where {@code from} is to dial to reach {@code to}; nowhere if there is no such host. */
    synchronized Optional<InetSocketAddress> dial(String from, String to) {
        LinkName link = new LinkName(from, to);
        if (links.entrance(link).isEmpty() && links.portOf(to).isPresent()) {
            open(link);
        }
        return links.entrance(link);
    }

    /** Called on a host's event loop, where nothing may be thrown: what goes wrong is told by {@link #check}. */
    private void open(LinkName link) {
        if (links.count() >= mostLinks) {
            removeLinksOfTheDead();
            if (dead.contains(link.to())) {
                return; // as one that refuses at once
            }
        }
        if (links.count() >= mostLinks) {
            exhausted =
                    Optional.of(mostLinks + " links are in use, and there are file descriptors for no more: take fewer"
                            + " hosts with more virtual-nodes on each, or raise the limit with ulimit -n");
            return;
        }
        try {
            ports.claim(port -> listen(link, port));
        } catch (TestbedFailure | ToxiproxyFailure e) {
            exhausted = Optional.of("the link " + link.proxy() + " could not be made: " + e.getMessage());
        }
    }

    private void removeLinksOfTheDead() {
        List<LinkName> useless = links.names().stream()
                .filter(link -> dead.contains(link.from()) || dead.contains(link.to()))
                .toList();
        links.remove(useless);
    }

    private Optional<Integer> listen(LinkName link, int port) {
        try {
            links.open(Map.of(link, port));
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

    /** Imposes a fault on what travels, see {@link EmbeddedLinks#impose}. */
    synchronized LinkRule impose(Collection<String> from, Collection<String> to, boolean bothWays, LinkFault fault) {
        return links.impose(from, to, bothWays, fault);
    }

    /** Takes back a rule, and nothing else. */
    synchronized void lift(LinkRule rule) {
        links.lift(rule);
    }

    /** Where the server takes requests. */
    int serverPort() {
        return links.serverPort();
    }

    /** How many links have been made. */
    int count() {
        return links.count();
    }

    @Override
    public void close() {
        links.close();
    }
}
