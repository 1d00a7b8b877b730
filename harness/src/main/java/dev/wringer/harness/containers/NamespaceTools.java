package dev.wringer.harness.containers;

import com.github.dockerjava.api.model.Capability;
import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.hostprocess.LastWords;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.TestbedFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** Runs commands for networks in network namespaces, each in a container that lives no longer. Thread-safe. */
final class NamespaceTools {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Images images;
    private Optional<String> image = Optional.empty(); // once it was needed

    /** @param images among which is the one with the tools, made when it is first needed */
    NamespaceTools(Images images) {
        this.images = images;
    }

    private synchronized String image() {
        String tools = image.orElseGet(images::tools);
        image = Optional.of(tools);
        return tools;
    }

    /**
     * Runs {@code script} in the network namespace of a container, and tells what it printed.
     *
     * @throws TestbedFailure if it does not succeed
     */
    String run(RunningContainer of, String script) {
        return runIn("container:" + of.id(), script);
    }

    /**
     * Has rules come into force in the network namespaces of containers, and looks whether they are.
     *
     * @param rules those for each container
     * @param script carries such rules out, and prints a line with {@code mark} for each of them that is in force then
     */
    Evidence enforce(
            Map<RunningContainer, List<String>> rules, Function<List<String>, String> script, String mark, Bulk bulk) {
        Set<RunningContainer> lacking = ConcurrentHashMap.newKeySet();
        bulk.each(rules.entrySet(), entry -> {
            List<String> wanted = entry.getValue();
            long inForce = run(entry.getKey(), script.apply(wanted))
                    .lines()
                    .filter(line -> line.contains(mark))
                    .count();
            if (inForce != wanted.size()) {
                lacking.add(entry.getKey());
            }
        });
        int number = rules.values().stream().mapToInt(List::size).sum();
        return lacking.isEmpty()
                ? Evidence.shown(number + " rules in force in " + rules.size() + " namespaces")
                : Evidence.missing("rules are missing in " + lacking.size() + " of " + rules.size() + " namespaces");
    }

    /** Whether {@code script} succeeds in a namespace where nothing else is. */
    boolean succeeds(String script) {
        try {
            runIn("none", script);
            return true;
        } catch (TestbedFailure e) {
            return false;
        }
    }

    private String runIn(String network, String script) {
        try (GenericContainer<?> tools = new GenericContainer<>(DockerImageName.parse(image()))
                .withNetworkMode(network)
                .withLabels(Labels.ofRing())
                .withCommand("sh", "-c", script)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withCapAdd(Capability.NET_ADMIN))) {
            return images.engine().ask("change the network of a container", () -> said(tools));
        }
    }

    private static String said(GenericContainer<?> tools) {
        try {
            tools.start();
        } catch (RuntimeException e) {
            if (EngineTrouble.hasVanished(e)) {
                throw e;
            }
            throw new TestbedFailure("the network of a container could not be changed: " + said(tools, e), e);
        }
        return tools.getLogs();
    }

    private static String said(GenericContainer<?> tools, RuntimeException e) {
        try {
            String log = LastWords.onOneLine(tools.getLogs());
            return log.isEmpty() ? EngineTrouble.innermost(e) : log;
        } catch (RuntimeException gone) {
            return EngineTrouble.innermost(e);
        }
    }
}
