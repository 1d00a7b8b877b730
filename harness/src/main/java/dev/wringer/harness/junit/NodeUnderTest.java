package dev.wringer.harness.junit;

import dev.wringer.harness.containers.ContainersTestbed;
import dev.wringer.harness.containers.ImageChoice;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.processes.NodeCommand;
import dev.wringer.harness.processes.ProcessesTestbed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody puts through the wringer in the place of this repository's node, on those testbeds where hosts are processes.
 *
 * @param image of the node on {@code containers}
 * @param toxiproxyImage of the server of links there
 * @param command that starts a node on {@code processes}
 * @param variables for the environment of nodes, each {@code NAME=VALUE}
 * @param environment that of this process, which may name images, too
 */
public record NodeUnderTest(
        Optional<String> image,
        Optional<String> toxiproxyImage,
        Optional<String> command,
        List<String> variables,
        Map<String, String> environment) {

    /** Takes copies. */
    public NodeUnderTest {
        variables = List.copyOf(variables);
        environment = Map.copyOf(environment);
    }

    /**
     * The testbeds, with those that run it in the place of those that run this repository's.
     *
     * @throws dev.wringer.harness.trial.UsageError if the command or a variable cannot be read
     */
    public Testbeds on(Testbeds testbeds) {
        NodeVariables read = NodeVariables.read(variables);
        ImageChoice choice = ImageChoice.of(environment);
        choice = image.map(choice::withNode).orElse(choice);
        choice = toxiproxyImage.map(choice::withToxiproxy).orElse(choice).withVariables(read);
        return testbeds.with(new ContainersTestbed(choice))
                .with(new ProcessesTestbed(command.map(NodeCommand::read), read));
    }

    /** What hosts run, and its environment, is for those testbeds only where hosts are processes, whoever names it. */
    public List<Demand> demands() {
        ImageChoice inherited = ImageChoice.of(environment);
        List<Demand> demands = new ArrayList<>();
        demand(Demand.NODE_IMAGE, image, ImageChoice.NODE_VARIABLE, inherited.node())
                .ifPresent(demands::add);
        demand(Demand.TOXIPROXY_IMAGE, toxiproxyImage, ImageChoice.TOXIPROXY_VARIABLE, inherited.toxiproxy())
                .ifPresent(demands::add);
        command.ifPresent(text -> demands.add(Demand.option(Demand.NODE_COMMAND, text, ProcessesTestbed.NAME)));
        variables.forEach(text ->
                demands.add(Demand.option(Demand.NODE_VARIABLE, text, ContainersTestbed.NAME, ProcessesTestbed.NAME)));
        return demands;
    }

    /** What an option says goes before what the environment says. */
    private static Optional<Demand> demand(
            String option, Optional<String> given, String variable, Optional<String> inherited) {
        return given.map(name -> Demand.option(option, name, ContainersTestbed.NAME))
                .or(() -> inherited.map(name -> Demand.variable(variable, option, name, ContainersTestbed.NAME)));
    }
}
