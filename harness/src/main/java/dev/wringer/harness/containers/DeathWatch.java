package dev.wringer.harness.containers;

import com.github.dockerjava.api.model.Container;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices when one of the containers that should run has ended. The engine is asked once a second for all of them, and names
 * the ended ones only, which costs it little. Used by the thread of the scenario.
 */
final class DeathWatch {

    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final List<String> ENDED = List.of("exited", "dead");

    private final Engine engine;
    private final Map<String, String> hosts = new LinkedHashMap<>(); // those that should run, by their containers' ids
    private long askedNanos; // when the engine was asked last

    DeathWatch(Engine engine) {
        this.engine = engine;
        this.askedNanos = System.nanoTime() - BETWEEN_NANOS;
    }

    /** This host should run from now on. */
    void begin(HostContainer host) {
        hosts.put(host.container().id(), host.name());
    }

    /** This host may end. */
    void end(HostContainer host) {
        hosts.remove(host.container().id());
    }

    /** Whether this host should run. */
    boolean covers(HostContainer host) {
        return hosts.containsKey(host.container().id());
    }

    /** One of them that has ended, if the engine says so and was not asked a moment ago. */
    Optional<String> casualty() {
        long now = System.nanoTime();
        if (hosts.isEmpty() || now - askedNanos < BETWEEN_NANOS) {
            return Optional.empty();
        }
        askedNanos = now;
        return ended().stream()
                .map(Container::getId)
                .filter(hosts::containsKey)
                .map(hosts::get)
                .findFirst();
    }

    private List<Container> ended() {
        return engine.ask("say which containers have ended", () -> engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withIdFilter(hosts.keySet())
                .withStatusFilter(ENDED)
                .exec());
    }
}
