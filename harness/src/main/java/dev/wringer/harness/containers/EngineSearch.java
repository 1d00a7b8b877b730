package dev.wringer.harness.containers;

import dev.wringer.harness.ring.TestbedFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Looks for a Docker engine where Testcontainers will: it takes minutes to find out that there is none, says nothing of where
 * it looked, and when the engine that somebody has named is gone it takes any other that it finds.
 */
final class EngineSearch {

    private static final String PROPERTIES = "~/.testcontainers.properties";

    /** Strategies that Testcontainers may have noted in the user's file, and that look at sockets and nowhere else. */
    private static final List<String> SOCKETS_ONLY = List.of(
            "UnixSocketClientProviderStrategy",
            "RootlessDockerClientProviderStrategy",
            "DockerDesktopClientProviderStrategy",
            "EnvironmentAndSystemPropertyClientProviderStrategy");

    private final Optional<EngineAddress> preferred;
    private final Optional<EngineAddress> named;
    private final List<EngineAddress> usual;
    private final boolean elsewhere;

    /**
     * Nothing is asked yet.
     *
     * @param preferred is taken if it answers, and passed over if it does not
     * @param named what the user has said: no other counts then
     * @param usual where engines are by default, best first; at least one
     * @param elsewhere whether Testcontainers may know another way, which only it can go
     */
    EngineSearch(
            Optional<EngineAddress> preferred,
            Optional<EngineAddress> named,
            List<EngineAddress> usual,
            boolean elsewhere) {
        this.preferred = preferred;
        this.named = named;
        this.usual = List.copyOf(usual);
        this.elsewhere = elsewhere;
    }

    /** As the environment and the user's files say. */
    static EngineSearch ofThisProcess() {
        TestcontainersConfiguration configured = TestcontainersConfiguration.getInstance();
        String strategy = String.valueOf(configured.getDockerClientStrategyClassName());
        boolean heedsFile = "auto".equals(configured.getEnvVarOrProperty("dockerconfig.source", "auto"));
        Optional<EngineAddress> fromFile = word(configured.getUserProperty("docker.host", ""))
                .filter(text -> heedsFile)
                .map(text -> new EngineAddress(text, "docker.host in " + PROPERTIES));
        return new EngineSearch(
                word(configured.getUserProperty("tc.host", ""))
                        .map(text -> new EngineAddress(text, "tc.host in " + PROPERTIES)),
                word(System.getenv("DOCKER_HOST"))
                        .map(text -> new EngineAddress(text, "DOCKER_HOST"))
                        .or(() -> fromFile),
                sockets(),
                !heedsFile
                        || !(strategy.equals("null") || SOCKETS_ONLY.stream().anyMatch(strategy::endsWith))
                        || System.getProperty("os.name").startsWith("Windows"));
    }

    private static Optional<String> word(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
    }

    /** The machine's engine, and those of one user. */
    private static List<EngineAddress> sockets() {
        String home = System.getProperty("user.home");
        String runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/nowhere");
        return Stream.of(
                        "/var/run/docker.sock",
                        runtime + "/docker.sock",
                        home + "/.docker/run/docker.sock",
                        home + "/.docker/desktop/docker.sock")
                .map(EngineAddress::ofSocket)
                .toList();
    }

    /**
     * Returns if an engine answers at a place where Testcontainers looks, or may be where only Testcontainers can look.
     *
     * @throws TestbedFailure if none does, with the address, why, and what helps
     */
    void requireOne() {
        boolean preferredAnswers =
                preferred.filter(address -> trouble(address).isEmpty()).isPresent();
        if (!preferredAnswers && (named.isPresent() || !elsewhere)) {
            troubleOfAll(named.map(List::of).orElseGet(this::existing)).ifPresent(why -> {
                throw new TestbedFailure(why);
            });
        }
    }

    /** Sockets that are not there are not worth a word, unless none is. */
    private List<EngineAddress> existing() {
        List<EngineAddress> there = usual.stream()
                .filter(address -> address.socket()
                        .filter(path -> Files.exists(Path.of(path)))
                        .isPresent())
                .toList();
        return there.isEmpty() ? usual.subList(0, 1) : there;
    }

    /** What is wrong with the first of them; empty if any of them answers. */
    private static Optional<String> troubleOfAll(List<EngineAddress> addresses) {
        List<String> troubles = new ArrayList<>();
        for (EngineAddress address : addresses) {
            Optional<String> trouble = trouble(address);
            if (trouble.isEmpty()) {
                return trouble;
            }
            troubles.add(trouble.get());
        }
        return Optional.of(troubles.get(0));
    }

    private static Optional<String> trouble(EngineAddress address) {
        return new EngineProbe(address, EngineProbe.FOR_A_PERSON).trouble();
    }
}
