package dev.wringer.harness.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import dev.wringer.harness.ring.TestbedFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine that Testcontainers finds: the one that {@code DOCKER_HOST} names, or that of this machine. Whatever it
 * cannot do becomes a {@link TestbedFailure} of one line. Thread-safe.
 */
public final class Engine {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final String REMEDY = "start one (docker/engine.sh does on Debian), or set DOCKER_HOST to one";

    private final DockerClient client;

    private Engine(DockerClient client) {
        this.client = client;
    }

    /**
     * Connects.
     *
     * @throws TestbedFailure if there is no engine that answers
     */
    public static Engine connect() {
        unreachable().ifPresent(why -> {
            throw new TestbedFailure(why);
        });
        try {
            return new Engine(DockerClientFactory.instance().client());
        } catch (RuntimeException e) {
            throw new TestbedFailure("no Docker engine answers (" + EngineTrouble.innermost(e) + "): " + REMEDY, e);
        }
    }

    /** What can be said without asking anybody: Testcontainers takes longer to find out, and says less. */
    private static Optional<String> unreachable() {
        String named = Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("");
        Path socket = named.startsWith("unix://") ? Path.of(named.substring("unix://".length())) : SOCKET;
        boolean local = named.isEmpty() || named.startsWith("unix://");
        boolean elsewhere =
                named.isEmpty() && Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
        if (!local || elsewhere || System.getProperty("os.name").startsWith("Windows")) {
            return Optional.empty();
        }
        if (!Files.exists(socket) && !hasOtherSocket(named)) {
            return Optional.of("there is no Docker engine at " + socket + ": " + REMEDY);
        }
        if (Files.exists(socket) && !Files.isWritable(socket)) {
            return Optional.of("this user may not talk to the Docker engine at " + socket
                    + ": add the user to the group docker, or run as root");
        }
        return Optional.empty();
    }

    /** Engines of one user keep their socket elsewhere, where Testcontainers looks as well. */
    private static boolean hasOtherSocket(String named) {
        String home = System.getProperty("user.home");
        String runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/nowhere");
        return named.isEmpty()
                && (Files.exists(Path.of(runtime, "docker.sock"))
                        || Files.exists(Path.of(home, ".docker", "run", "docker.sock"))
                        || Files.exists(Path.of(home, ".docker", "desktop", "docker.sock")));
    }

    /** Docker's own commands; wrap them in {@link #ask}. */
    DockerClient client() {
        return client;
    }

    /**
     * Carries out a command.
     *
     * @param task completes "the Docker engine could not …"
     * @throws TestbedFailure if the engine does not, with the cause and a remedy
     */
    <T> T ask(String task, Supplier<T> command) {
        try {
            return command.get();
        } catch (TestbedFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw EngineTrouble.during(task, e);
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
