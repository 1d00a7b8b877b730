package dev.wringer.harness.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import dev.wringer.harness.ring.TestbedFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine that Testcontainers finds: the one that {@code DOCKER_HOST} names, or that of this machine. Whatever it
 * cannot do becomes a {@link TestbedFailure} of one line. Thread-safe.
 */
public final class Engine {

    /** How long an engine that has much to do may take to say that it is there. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final DockerClient client;
    private final EngineAddress address;
    private final Attendance attendance;

    Engine(DockerClient client, EngineAddress address) {
        this.client = client;
        this.address = address;
        this.attendance = new Attendance(
                () -> new EngineProbe(address, ANSWERS_WITHIN).trouble().isEmpty());
    }

    /**
     * Connects; takes a few seconds if there is none.
     *
     * @throws TestbedFailure if there is no engine that answers, with its address and what helps
     */
    public static Engine connect() {
        requireOne();
        try {
            DockerClientFactory testcontainers = DockerClientFactory.instance();
            DockerClient client = testcontainers.client();
            String where = testcontainers.getTransportConfig().getDockerHost().toString();
            return new Engine(client, new EngineAddress(where, ""));
        } catch (RuntimeException e) {
            throw new TestbedFailure(
                    "no Docker engine answers (" + EngineTrouble.innermost(e) + "): start one"
                            + " (docker/engine.sh does on Debian), or set DOCKER_HOST to one",
                    e);
        }
    }

    /**
     * Looks whether there is an engine, within a few seconds, and does nothing else.
     *
     * @throws TestbedFailure if none answers, with its address and what helps
     */
    public static void requireOne() {
        EngineSearch.ofThisProcess().requireOne();
    }

    /**
     * Asks it whether it is there, by a connection of its own: one that is about to end serves those that it has, and ends
     * all containers meanwhile.
     *
     * @throws TestbedFailure if it does not answer
     */
    void requireAnswer() {
        if (!attendance.isThere()) {
            throw EngineTrouble.vanished(address, Optional.empty());
        }
    }

    /** The failure to report when {@code e} was thrown while the engine should have done {@code task}. */
    TestbedFailure trouble(String task, Throwable e) {
        return EngineTrouble.during(task, e, address);
    }

    /** Where it is, for people. */
    String where() {
        return address.shown();
    }

    /** Docker's own commands; wrap them in {@link #ask}. */
    DockerClient client() {
        return client;
    }

    /**
     * Carries out a command, however long that takes while the engine is there.
     *
     * @param task completes "the Docker engine could not …"
     * @throws TestbedFailure if the engine does not, with the cause and a remedy
     */
    <T> T ask(String task, Supplier<T> command) {
        try {
            return attendance.await(command);
        } catch (TestbedFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw trouble(task, e);
        }
    }

    /** Carries out a command that answers nothing. */
    void tell(String task, Runnable command) {
        ask(task, () -> {
            command.run();
            return true;
        });
    }

    /** Ends and removes a container, with its anonymous volumes; one that somebody else removes is as well. */
    void removeContainer(String id) {
        tell("remove a container", () -> {
            try {
                client.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException e) {
                // Somebody else was faster.
            } catch (ConflictException e) {
                if (!String.valueOf(e.getMessage()).contains("already in progress")) {
                    throw e;
                }
            }
        });
    }

    /** Removes a volume that no container has. */
    void removeVolume(String name) {
        tell("remove a volume", () -> {
            try {
                client.removeVolumeCmd(name).exec();
            } catch (NotFoundException e) {
                // Somebody else was faster.
            }
        });
    }

    /** Name and version, for the record: {@code Docker 20.10.24, overlay2}. */
    public String description() {
        Info info = info();
        return "Docker " + info.getServerVersion() + ", " + info.getDriver();
    }

    Info info() {
        return ask("tell about itself", () -> client.infoCmd().exec());
    }

    /** The name or address at which published ports can be reached. */
    String publishedAt() {
        return ask(
                "say where its ports are", () -> DockerClientFactory.instance().dockerHostIpAddress());
    }
}
