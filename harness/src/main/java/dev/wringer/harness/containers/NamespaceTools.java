package dev.wringer.harness.containers;

import com.github.dockerjava.api.model.Capability;
import dev.wringer.harness.ring.TestbedFailure;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** Runs commands for networks in the namespaces of running containers, each in a container that lives no longer. */
final class NamespaceTools implements PacketLoss.Namespace {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Images images;

    /** @param images among which is the one with the tools, made when it is first needed */
    NamespaceTools(Images images) {
        this.images = images;
    }

    @Override
    public String run(RunningContainer of, String script) {
        try (GenericContainer<?> tools = new GenericContainer<>(DockerImageName.parse(images.tools()))
                .withNetworkMode("container:" + of.id())
                .withLabels(Labels.ofRing())
                .withCommand("sh", "-c", script)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withCapAdd(Capability.NET_ADMIN))) {
            try {
                tools.start();
            } catch (RuntimeException e) {
                throw new TestbedFailure("the network of a container could not be changed: " + said(tools, e), e);
            }
            return tools.getLogs();
        }
    }

    private static String said(GenericContainer<?> tools, RuntimeException e) {
        try {
            String log = tools.getLogs().strip().replaceAll("\\s*\\R\\s*", " | ");
            return log.isEmpty() ? EngineTrouble.innermost(e) : log;
        } catch (RuntimeException gone) {
            return EngineTrouble.innermost(e);
        }
    }
}
