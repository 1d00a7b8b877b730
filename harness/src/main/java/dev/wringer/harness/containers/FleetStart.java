package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.HostPatterns;
import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.link.SteadyDelay;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import java.util.ArrayList;
import java.util.List;

/** Brings about what hosts need before the first of them can start: images, a network, and servers for their links. */
final class FleetStart {

    private final Engine engine;
    private final Images images;
    private final RingSpec spec;
    private final Seed seed;
    private final ClusterEvents events;
    private Reserve<KeptContainers> reserve = Reserve.closed();
    private boolean published; // whether ports are published even if containers can be reached without

    FleetStart(Engine engine, Images images, RingSpec spec, Seed seed, ClusterEvents events) {
        this.engine = engine;
        this.images = images;
        this.spec = spec;
        this.seed = seed;
        this.events = events;
    }

    /** Has what another ring has left become part of the fleet, and leave what another one may have. */
    FleetStart with(Reserve<KeptContainers> other) {
        reserve = other;
        return this;
    }

    /** Reaches containers as those of an engine on another machine are reached. */
    FleetStart throughPublishedPorts() {
        published = true;
        return this;
    }

    /**
     * A fleet without hosts.
     *
     * @throws dev.wringer.harness.ring.TestbedFailure if something cannot be had; nothing is left behind then
     */
    ContainerFleet fleet() {
        events.doing("looking for the images of the ring, or making them");
        String node = images.node();
        String candidate = spec.mixture()
                .candidate()
                .flatMap(Candidate::image)
                .map(images::named)
                .orElse(node);
        String toxiproxy = images.toxiproxy();
        KeptContainers kept = reserve.take().orElseGet(() -> KeptContainers.none(RingNetwork.create(engine)));
        RingNetwork network = kept.network();
        List<LinkServer> servers = new ArrayList<>();
        try {
            events.doing("starting the servers of links");
            for (int number = 0; number < AddressPlan.servers(spec.hosts()); number++) {
                servers.add(LinkServer.start(engine, network, toxiproxy, number, seed));
            }
            boolean direct = !published && servers.stream().allMatch(LinkServer::isReachedDirectly);
            events.remarked(0, "containers", remark(node, toxiproxy, servers.get(0), direct));
            ContainerLinks links = new ContainerLinks(
                    network.plan(), HostPatterns.of(spec, seed), servers, direct, SteadyDelay.of(spec.latency()));
            return new ContainerFleet(engine, reserve, kept, links, images, node, candidate, direct, events);
        } catch (RuntimeException e) {
            servers.forEach(LinkServer::close);
            kept.close();
            throw e;
        }
    }

    private String remark(String node, String toxiproxy, LinkServer server, boolean direct) {
        return engine.description() + "; hosts of " + node + ", links of " + toxiproxy + " (" + server.version()
                + "), reached " + (direct ? "directly" : "through published ports");
    }
}
