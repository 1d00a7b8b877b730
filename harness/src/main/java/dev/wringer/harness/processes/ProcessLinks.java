package dev.wringer.harness.processes;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.HostPatterns;
import dev.wringer.harness.link.LinkName;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.loopback.EmbeddedLinks;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.loopback.PortRange;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.toxiproxy.ToxiproxyFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The links of a ring of processes, all of them open before the hosts start: a process cannot ask the harness for one when it
 * dials. Every host has a range of ports, on which its links begin by the numbers of the hosts to which they lead; at the port
 * of its own number it listens itself. The ports for hosts that join later are reserved. One thread at a time.
 */
final class ProcessLinks implements AutoCloseable {

    /** How many hosts a ring may have, those included that have gone: the width of a range. */
    static final int MOST_HOSTS = 100;

    private final HostPatterns patterns;
    private final LoopbackPorts ports = new LoopbackPorts();
    private final EmbeddedLinks links;
    private final Map<String, Integer> numbers = new LinkedHashMap<>(); // of all hosts that ever had a place
    private final Map<String, PortRange> ranges = new LinkedHashMap<>(); // of the same hosts

    /**
     * No links yet.
     *
     * @param patterns how rules name the hosts of the ring
     * @param everywhere what all links do in both directions, if anything
     * @param threads how many carry what goes over them
     */
    ProcessLinks(HostPatterns patterns, Seed seed, Optional<LinkFault> everywhere, int threads) {
        this.patterns = patterns;
        this.links = new EmbeddedLinks(seed, everywhere, threads);
    }

    /**
     * Opens the links from and to these hosts, all by one request. A host that was there before has kept its own.
     *
     * @param newcomers their numbers, each less than {@link #MOST_HOSTS}
     * @throws TestbedFailure if one cannot be opened
     */
    void place(Map<String, Integer> newcomers) {
        Map<LinkName, Integer> wanted = new LinkedHashMap<>();
        newcomers.forEach((name, number) -> {
            if (!numbers.containsKey(name)) {
                PortRange range = ports.claimRange(MOST_HOSTS);
                ranges.put(name, range);
                numbers.put(name, number);
                links.place(name, range.release(number));
                wanted.putAll(linksOf(name, number));
            }
        });
        try {
            links.open(wanted);
        } catch (ToxiproxyFailure e) {
            throw new TestbedFailure("the links of the ring could not be opened: " + e.getMessage(), e);
        }
    }

    /** Those between a host and all that have come before it. */
    private Map<LinkName, Integer> linksOf(String name, int number) {
        Map<LinkName, Integer> between = new LinkedHashMap<>();
        numbers.forEach((other, otherNumber) -> {
            if (!other.equals(name)) {
                between.put(new LinkName(name, other), range(name).release(otherNumber));
                between.put(new LinkName(other, name), range(other).release(number));
            }
        });
        return between;
    }

    private PortRange range(String host) {
        return Optional.ofNullable(ranges.get(host)).orElseThrow(() -> new TestbedFailure("there is no host " + host));
    }

    /** The rules by which a host finds its links, those to hosts that join later as well. */
    String rules(String host) {
        return patterns.rules(
                InetAddress.getLoopbackAddress().getHostAddress(), range(host).first());
    }

    /** Where a host listens. */
    InetSocketAddress address(String host) {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                links.portOf(host).orElseThrow(() -> new TestbedFailure("there is no host " + host)));
    }

    /** Where a link begins. */
    Optional<InetSocketAddress> entrance(LinkName link) {
        return links.entrance(link);
    }

    /** Imposes a fault on what travels, see {@link EmbeddedLinks#impose}. */
    LinkRule impose(Collection<String> from, Collection<String> to, boolean bothWays, LinkFault fault) {
        return links.impose(from, to, bothWays, fault);
    }

    /** Takes back a rule, and nothing else. */
    void lift(LinkRule rule) {
        links.lift(rule);
    }

    @Override
    public void close() {
        links.close();
        ranges.values().forEach(PortRange::close);
    }
}
