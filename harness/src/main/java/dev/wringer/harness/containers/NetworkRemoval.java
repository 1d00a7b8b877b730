package dev.wringer.harness.containers;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Removes a network whose containers are gone. Engines are known to forget, now and then, that a container which was removed
 * while others were has left its network; they can be reminded of it by the container's name, if by anything but their own
 * restart.
 */
final class NetworkRemoval {

    private static final int ATTEMPTS = 5;
    private static final long BETWEEN_NANOS = 200_000_000;

    private final Engine engine;
    private final String id;

    NetworkRemoval(Engine engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    /**
     * Carries it out.
     *
     * @throws TestbedFailure if containers are still connected, or the engine does not let go of those that were
     */
    void carryOut() {
        if (!attempt()) {
            throw new TestbedFailure("the Docker engine does not let go of the network " + id
                    + " although its containers are gone: restart the engine (docker/engine.sh --stop, then without)");
        }
    }

    /** Tries to; whether the network is gone. */
    boolean attempt() {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (isGone()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_NANOS); // the engine may be about to notice
        }
        inspected().ifPresent(this::disconnectAll);
        return isGone();
    }

    private boolean isGone() {
        return engine.ask("remove a network", () -> {
            try {
                engine.client().removeNetworkCmd(id).exec();
                return true;
            } catch (NotFoundException e) {
                return true;
            } catch (DockerException e) {
                if (String.valueOf(e.getMessage()).contains("active endpoints")) {
                    return false;
                }
                throw e;
            }
        });
    }

    private Optional<Network> inspected() {
        return engine.ask("inspect a network", () -> {
            try {
                return Optional.of(
                        engine.client().inspectNetworkCmd().withNetworkId(id).exec());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private void disconnectAll(Network network) {
        String cidr = network.getIpam().getConfig().get(0).getSubnet();
        Stream.concat(
                        IntStream.range(0, AddressPlan.MOST_HOSTS).mapToObj(HostContainer::shortName),
                        IntStream.range(0, AddressPlan.servers(AddressPlan.MOST_HOSTS))
                                .mapToObj(LinkServer::shortName))
                .forEach(name -> disconnect(RingNetwork.containerName(cidr, name)));
    }

    private void disconnect(String container) {
        try {
            engine.client()
                    .disconnectFromNetworkCmd()
                    .withNetworkId(id)
                    .withContainerId(container)
                    .withForce(true)
                    .exec();
        } catch (DockerException e) {
            // Was not connected.
        }
    }
}
