package dev.wringer.cli;

import dev.wringer.harness.conformance.Conformance;
import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.conformance.Report;
import dev.wringer.harness.containers.ContainersTestbed;
import dev.wringer.harness.containers.ImageChoice;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.processes.NodeCommand;
import dev.wringer.harness.processes.ProcessesTestbed;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.grpc.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether a node keeps the contract. */
@Command(
        name = "conformance",
        description = {
            "Check a node against the contract of docs/TESTEE.md, clause by clause.",
            "",
            "At HOST:PORT: a host that runs already. It is neither ended nor changed,",
            "but for some small blocks that are stored under random keys and stay, and",
            "for maintenance, which is stopped for five seconds.",
            "With --node-command or --node-image: a ring of five hosts that is started",
            "for this, with everything that can be seen of it; takes some minutes."
        },
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "./wringer conformance HOST:PORT",
            "./wringer conformance --node-command COMMAND [OPTIONS]",
            "./wringer conformance --node-image IMAGE [OPTIONS]"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 if nothing is broken, 1 if something is, 2 if something could",
            "not be decided that can be seen in this way, 3 for bad usage or if no node can",
            "be reached at HOST:PORT, 4 if no hosts can be started at all."
        })
final class ConformanceCommand implements Callable<Integer> {

    private static final String USUAL_VARIANT = "corrected";

    private final CommandContext context;

    @Parameters(paramLabel = "HOST:PORT", arity = "0..1", description = "Where a host serves the contract.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--node-command",
            paramLabel = "COMMAND",
            description = "Start hosts as processes: a program and its arguments.")
    private Optional<String> nodeCommand = Optional.empty();

    @Option(names = "--node-image", paramLabel = "IMAGE", description = "Start hosts as containers of this image.")
    private Optional<String> nodeImage = Optional.empty();

    @Option(
            names = "--toxiproxy-image",
            paramLabel = "IMAGE",
            description = {"The server of links between containers (default:", "the genuine one if it is to be had)."})
    private Optional<String> toxiproxyImage = Optional.empty();

    @Option(
            names = "--node-env",
            paramLabel = "NAME=VALUE",
            description = {"Set a variable in the environment of hosts that", "are started; repeatable."})
    private List<String> nodeVariables = List.of();

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = {"Which protocol hosts that are started are told to", "run (default: corrected)."})
    private Optional<String> variant = Optional.empty();

    ConformanceCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireOneSubject();
        LiveLine line = new LiveLine(context.terminal());
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            Report report = cancellation.during(() -> report(name -> line.show(() -> "looking at " + name)));
            line.end();
            ConformanceLines.of(report).forEach(text -> context.terminal().out().println(text));
            return status(report).code();
        } catch (RuntimeException e) { // whatever an interruption has led to
            if (cancellation.isRequested()) {
                return ExitStatus.INTERRUPTED.code();
            }
            throw e;
        } finally {
            line.end();
        }
    }

    private void requireOneSubject() {
        long subjects = Stream.of(address, nodeCommand, nodeImage)
                .filter(Optional::isPresent)
                .count();
        if (subjects != 1) {
            throw new UsageError((subjects == 0 ? "nothing to look at" : "one thing at a time")
                    + ": give the HOST:PORT of a node that runs, or --node-command or --node-image to have hosts"
                    + " started");
        }
        boolean starting = variant.isPresent() || toxiproxyImage.isPresent() || !nodeVariables.isEmpty();
        if (address.isPresent() && starting) {
            throw new UsageError("--variant, --node-env and --toxiproxy-image are for hosts that are started, with"
                    + " --node-command or --node-image");
        }
        if (nodeCommand.isPresent() && toxiproxyImage.isPresent()) {
            throw new UsageError("--toxiproxy-image goes with --node-image only");
        }
    }

    private Report report(Consumer<String> doing) {
        if (address.isPresent()) {
            return Conformance.at(read(address.get()), doing);
        }
        FleetTestbed testbed = testbed();
        testbed.requirePresence();
        return Conformance.of(testbed, variant.orElse(USUAL_VARIANT), doing);
    }

    private static HostAndPort read(String text) {
        return HostAndPort.parse(text)
                .filter(each -> each.port() > 0)
                .orElseThrow(() -> new UsageError(text + " is not HOST:PORT, as in localhost:7000"));
    }

    private FleetTestbed testbed() {
        NodeVariables variables = NodeVariables.read(nodeVariables).orElse(Conformance.ENVIRONMENT);
        if (nodeCommand.isPresent()) {
            return new ProcessesTestbed(nodeCommand.map(NodeCommand::read), variables);
        }
        ImageChoice choice = ImageChoice.of(context.environment()).withVariables(variables);
        choice = nodeImage.map(choice::withNode).orElse(choice);
        return new ContainersTestbed(toxiproxyImage.map(choice::withToxiproxy).orElse(choice));
    }

    private static ExitStatus status(Report report) {
        if (report.count(Outcome.BROKEN) > 0) {
            return ExitStatus.FAILED;
        }
        return report.isComplete() ? ExitStatus.OK : ExitStatus.UNPROVED;
    }
}
