package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.hostprocess.HostEnvironment;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.hostprocess.Readiness;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures what a fleet of containers takes to stand, beside the Docker command line doing the same. */
public final class ContainersBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Seed SEED = new Seed(1);

    private ContainersBenchmark() {}

    /**
     * How long it takes until every host serves.
     *
     * @param commandSeconds started by the Docker command line, as many at a time
     * @param fleetSeconds started as a ring is; links are not counted, which the command line does not make
     */
    public record Started(int hosts, int virtualNodes, double commandSeconds, double fleetSeconds) {

        /** How much longer a ring takes. */
        public double ratio() {
            return fleetSeconds / commandSeconds;
        }
    }

    /**
     * Starts so many hosts, first by the one, then by the other; each time takes them down again.
     *
     * @throws TestbedFailure if that is not possible
     */
    public static Started start(int hosts, int virtualNodes) {
        Engine engine = Engine.connect();
        Leftovers.of(engine).remove(engine);
        RingSpec spec = new RingSpec(
                hosts * virtualNodes,
                virtualNodes,
                Formation.ASSEMBLED,
                NodeSettings.DEFAULT,
                new Latency.Constant(Duration.ZERO),
                0);
        Images images = new Images(
                engine,
                ImageChoice.of(System.getenv()),
                Checkout.ofThisProcess().map(Checkout::home));
        List<String> names = IntStream.range(0, hosts)
                .mapToObj(number -> RingSpec.hostName(SEED, number))
                .toList();
        List<HostOrder> orders = names.stream()
                .map(name -> new HostOrder(
                        name,
                        names.indexOf(name),
                        new WayIn.Assembled(names),
                        virtualNodes,
                        spec.node(),
                        spec.variant(),
                        false,
                        false,
                        false,
                        1,
                        Release.BASELINE))
                .toList();
        double command = byCommand(engine, images.node(), orders);
        try (ContainerFleet fleet = new FleetStart(engine, images, spec, SEED, ClusterEvents.NONE).fleet()) {
            fleet.prepare(orders);
            long begun = System.nanoTime();
            fleet.startPrepared(orders);
            return new Started(hosts, virtualNodes, command, secondsSince(begun));
        }
    }

    private static double byCommand(Engine engine, String image, List<HostOrder> orders) {
        try (RingNetwork network = RingNetwork.create(engine);
                Bulk bulk = new Bulk(ContainerFleet.STARTS_AT_A_TIME);
                Readiness readiness = new Readiness(PATIENCE)) {
            List<String> ids = Collections.synchronizedList(new ArrayList<>());
            try {
                long begun = System.nanoTime();
                bulk.each(orders, order -> ids.add(run(image, network, order)));
                bulk.each(
                        orders,
                        order -> readiness.awaitAnswer(
                                new InetSocketAddress(network.plan().host(order.number()), AddressPlan.NODE_PORT)));
                return secondsSince(begun);
            } finally {
                bulk.each(ids, engine::removeContainer);
            }
        }
    }

    private static String run(String image, RingNetwork network, HostOrder order) {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach", "--no-healthcheck"));
        command.addAll(List.of("--network", network.network().getId()));
        command.addAll(List.of("--ip", network.plan().host(order.number())));
        Labels.ofRing().forEach((name, value) -> command.addAll(List.of("--label", name + "=" + value)));
        new HostEnvironment(Optional.empty(), "nowhere:1=nowhere:1", ContainerDisk.STORE)
                .variables(order, NodeVariables.NONE)
                .forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.add(image);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new TestbedFailure("docker run failed: " + said.strip());
            }
            return said.strip();
        } catch (IOException e) {
            throw new TestbedFailure("there is no docker command to compare with: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    private static double secondsSince(long begunNanos) {
        return (System.nanoTime() - begunNanos) / 1e9;
    }
}
