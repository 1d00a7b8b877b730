package dev.wringer.harness.containers;

import com.github.dockerjava.api.model.Network.Ipam;
import dev.wringer.harness.ring.TestbedFailure;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;

/** The network that the containers of one ring share. Nobody on it resolves the logical names of hosts. */
final class RingNetwork implements AutoCloseable {

    private static final int ATTEMPTS = 50;
    private static final int SUBNETS = 1 << 15; // 10.128.0.0/9 in pieces of 256 addresses

    private final Engine engine;
    private final Network network;
    private final AddressPlan plan;
    private final Set<String> volumes = ConcurrentHashMap.newKeySet(); // those that have been made

    private RingNetwork(Engine engine, Network network, AddressPlan plan) {
        this.engine = engine;
        this.network = network;
        this.plan = plan;
    }

    /**
     * Makes a network with a subnet that nobody uses.
     *
     * @throws TestbedFailure if none is to be had
     */
    static RingNetwork create(Engine engine) {
        return create(engine, ThreadLocalRandom.current().nextInt(SUBNETS)); // other harnesses begin elsewhere
    }

    /** @param first which of the subnets is tried first */
    static RingNetwork create(Engine engine, int first) {
        for (int i = 0; i < ATTEMPTS; i++) {
            AddressPlan plan = new AddressPlan(subnet((first + i) % SUBNETS));
            Optional<Network> made = isFreeHere(plan) ? tryToCreate(engine, plan) : Optional.empty();
            if (made.isPresent()) {
                return new RingNetwork(engine, made.get(), plan);
            }
        }
        throw new TestbedFailure("no free subnet for a network in " + ATTEMPTS + " attempts within 10.128.0.0/9:"
                + " remove networks that are not used (docker network prune)");
    }

    /** The subnet of this number, in the notation of {@link AddressPlan}. */
    static String subnet(int number) {
        return String.format(Locale.ROOT, "10.%d.%d", 128 + (number >> 8), number & 0xff);
    }

    private static Optional<Network> tryToCreate(Engine engine, AddressPlan plan) {
        Network network = Network.builder()
                .createNetworkCmdModifier(command -> command.withLabels(Labels.ofRing())
                        .withOptions(Map.of("com.docker.network.bridge.enable_ip_masquerade", "false"))
                        .withIpam(new Ipam()
                                .withConfig(List.of(new Ipam.Config()
                                        .withSubnet(plan.cidr())
                                        .withGateway(plan.gateway())))))
                .build();
        try {
            engine.ask("make a network", network::getId);
            return Optional.of(network);
        } catch (TestbedFailure e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("overlap")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether no interface of this machine is in the subnet: the engine may not know of a tunnel. */
    private static boolean isFreeHere(AddressPlan plan) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .flatMap(RingNetwork::address)
                    .noneMatch(address -> address.startsWith(plan.subnet() + "."));
        } catch (SocketException e) {
            return true; // the engine will say
        }
    }

    private static Stream<String> address(InterfaceAddress of) {
        return Stream.ofNullable(of.getAddress()).map(address -> address.getHostAddress());
    }

    Network network() {
        return network;
    }

    AddressPlan plan() {
        return plan;
    }

    /** What a host's container is called: unique among the rings of an engine, as subnets are. */
    String containerName(String host) {
        return "wringer-" + plan.subnet().replace('.', '-') + "-" + host.replaceFirst("[.:].*", "");
    }

    /** The volume of a host's disk, which outlives its containers; made when it is first asked for. Thread-safe. */
    String volume(String host) {
        String name = containerName(host);
        if (volumes.add(name)) {
            engine.tell("make a volume", () -> engine.client()
                    .createVolumeCmd()
                    .withName(name)
                    .withLabels(Labels.ofRing())
                    .exec());
        }
        return name;
    }

    /** Removes what is on a host's disk; nobody may use it. */
    void wipe(String host) {
        String name = containerName(host);
        if (volumes.remove(name)) {
            engine.removeVolume(name);
        }
    }

    /** Removes all disks but those of these hosts; nobody may use the others. */
    void wipeAllBut(Collection<String> hosts) {
        Set<String> kept = hosts.stream().map(this::containerName).collect(Collectors.toSet());
        volumes.stream().filter(name -> !kept.contains(name)).forEach(engine::removeVolume);
        volumes.retainAll(kept);
    }

    /**
     * All containers must be gone. A network that the engine does not let go of stays, empty, until the engine is started
     * again: that is nothing to hold against a trial, and ./wringer doctor tells of it.
     */
    @Override
    public void close() {
        volumes.forEach(engine::removeVolume);
        volumes.clear();
        new NetworkRemoval(engine, network.getId()).carryOut();
    }
}
