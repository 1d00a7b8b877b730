package dev.wringer.harness.containers;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Volume;
import dev.wringer.harness.hostprocess.LastWords;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * What a container of a ring is to be started with. Waiting until it serves is left to whoever knows what it serves.
 */
final class ContainerStart {

    private final String image;
    private final RingNetwork network;
    private final String address;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Integer> published = new ArrayList<>();
    private final List<Bind> volumes = new ArrayList<>();
    private String name = "";
    private String[] arguments = {};

    private ContainerStart(String image, RingNetwork network, String address) {
        this.image = image;
        this.network = network;
        this.address = address;
    }

    /** A container of this image at this address of the network. */
    static ContainerStart of(String image, RingNetwork network, String address) {
        return new ContainerStart(image, network, address);
    }

    /** Called this, for people. */
    ContainerStart called(String text) {
        name = text;
        return this;
    }

    /** With these environment variables. */
    ContainerStart with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** With these arguments for its entry point. */
    ContainerStart saying(String... words) {
        arguments = words.clone();
        return this;
    }

    /** With this port published on the engine's machine, at a port that the engine chooses. */
    ContainerStart publishing(int port) {
        published.add(port);
        return this;
    }

    /** With this volume at this path. */
    ContainerStart mounting(String volume, String path) {
        volumes.add(new Bind(volume, new Volume(path)));
        return this;
    }

    /**
     * Starts it, and returns when its process runs.
     *
     * @throws TestbedFailure if it cannot; nothing is left behind then
     */
    @SuppressWarnings({"resource", "deprecation"}) // it lives as long as the ring
    RunningContainer start(Engine engine) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withNetwork(network.network())
                .withEnv(environment)
                .withExposedPorts(published.toArray(Integer[]::new))
                .withLabels(Labels.ofRing())
                .withCommand(arguments)
                .waitingFor(new NoWaiting())
                .withCreateContainerCmdModifier(command -> {
                    command.withIpv4Address(address);
                    command.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))); // the harness asks itself
                    command.getHostConfig().withBinds(volumes.toArray(Bind[]::new));
                    if (!name.isEmpty()) {
                        command.withName(name);
                    }
                });
        try {
            engine.tell("start a container of " + image, container::start);
            return new RunningContainer(engine, container, image);
        } catch (RuntimeException e) {
            String said = lastWords(engine, container);
            discard(engine, container);
            throw said.isEmpty() ? e : new TestbedFailure(e.getMessage() + "; its log ends: " + LastWords.of(said), e);
        }
    }

    private static String lastWords(Engine engine, GenericContainer<?> container) {
        try {
            return Optional.ofNullable(container.getContainerId())
                    .map(id -> LogTail.read(engine, id))
                    .orElse("");
        } catch (TestbedFailure e) {
            return ""; // an engine that is gone is told already
        }
    }

    private static void discard(Engine engine, GenericContainer<?> container) {
        try {
            engine.tell("remove a container", container::stop);
        } catch (TestbedFailure e) {
            // As above; what is left over is removed by the next run.
        }
    }

    /** Readiness is asked for in the containers' own language, and of many at once. */
    private static final class NoWaiting extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // Nothing to wait for here.
        }
    }
}
