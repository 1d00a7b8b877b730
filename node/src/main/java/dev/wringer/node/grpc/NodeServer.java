package dev.wringer.node.grpc;

import dev.wringer.node.host.CauseOfDeath;
import dev.wringer.node.host.Implementation;
import dev.wringer.node.log.ProcessLog;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs one host as a process of its own. Exit status: 0 after it has left the ring, 1 if it could not start, 2 if it has ended
 * without handing over everything that it held, 3 for bad usage, 70 if its own code has thrown. Leaves the ring when it is told to end (SIGTERM).
 */
@Command(
        name = "wringer-node",
        mixinStandardHelpOptions = true,
        versionProvider = NodeServer.Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Runs a host of Chord and DHash nodes.",
        footer = {
            "",
            "Each option can be given by an environment variable instead: --virtual-nodes as WRINGER_VIRTUAL_NODES.",
            "Times are written as 500ms, 3s or 5m."
        })
public final class NodeServer implements Callable<Integer> {

    private static final int LEFT = 0;
    private static final int COULD_NOT_START = 1;
    private static final int LEFT_BLOCKS_BEHIND = 2;
    private static final int BAD_USAGE = 3;
    private static final int CRASHED = 70; // "internal software error" of sysexits.h
    private static final long CLOSING_MILLIS = 2_000;

    @Spec
    private CommandSpec command = CommandSpec.create(); // replaced by picocli

    @Mixin
    private final HostOptions options;

    private final Map<String, String> environment;

    private NodeServer(HostOptions options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /** Runs a host until it has left the ring or the process is told to end. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new HostOptions(), System.getenv()).execute(arguments));
    }

    /** The command that fills in {@code options}, with defaults from {@code environment}, and runs such a host. */
    static CommandLine commandLine(HostOptions options, Map<String, String> environment) {
        return new CommandLine(new NodeServer(options, environment))
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, HostOptions::duration)
                .setParameterExceptionHandler((e, given) -> {
                    e.getCommandLine().getErr().println("wringer-node: " + oneLine(e) + " (see --help)");
                    return BAD_USAGE;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println("wringer-node: " + oneLine(e));
                    return COULD_NOT_START;
                });
    }

    @Override
    public Integer call() throws IOException {
        HostPlan plan;
        try {
            plan = options.plan();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), oneLine(e), e);
        }
        List<String> arguments = command.commandLine().getParseResult().originalArgs();
        return run(plan, reforming(environment, arguments), host -> {});
    }

    /** Says what a process would run that was started like this, but with other variables. */
    static Reforming reforming(Map<String, String> environment, List<String> arguments) {
        return changes -> {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(changes);
            HostOptions options = new HostOptions();
            try {
                commandLine(options, variables).parseArgs(arguments.toArray(String[]::new));
            } catch (ParameterException e) {
                throw new IllegalArgumentException(oneLine(e), e);
            }
            return options.plan();
        };
    }

    /**
     * Runs a host, and each that takes its place, until one has left or has crashed.
     *
     * @param started told of each when it accepts connections
     * @return the exit status
     */
    static int run(HostPlan first, Reforming reforming, Consumer<NodeHost> started) throws IOException {
        Optional<HostPlan> next = Optional.of(first);
        while (true) {
            NodeHost ended = run(next.get(), Optional.of(reforming), started);
            next = ended.heir();
            if (next.isEmpty()) {
                return lastWords(ended); // where whoever reads the end of the log finds them
            }
        }
    }

    private static NodeHost run(HostPlan plan, Optional<Reforming> reforming, Consumer<NodeHost> started)
            throws IOException {
        ProcessLog.install(plan.settings().advertise(), plan.logLevel(), plan.logFormat());
        if (plan.metrics().isEmpty()) {
            return run(plan.settings(), plan.links(), HostObserver.NONE, reforming, started);
        }
        try (MetricsEndpoint endpoint = MetricsEndpoint.at(plan.metrics().get())) {
            HostMetrics figures = new HostMetrics();
            return run(plan.settings(), plan.links(), figures, reforming, host -> {
                figures.observe(host);
                endpoint.serve(() -> figures.page(host.loop()));
                started.accept(host);
            });
        }
    }

    /**
     * Runs a host until it has left, or has crashed.
     *
     * @param started told of it when it accepts connections
     * @return the exit status
     */
    static int run(HostSettings settings, Links links, HostObserver observer, Consumer<NodeHost> started)
            throws IOException {
        return lastWords(run(settings, links, observer, Optional.empty(), started));
    }

    /** Runs a host until it has left, has crashed, or has made way for another one. */
    private static NodeHost run(
            HostSettings settings,
            Links links,
            HostObserver observer,
            Optional<Reforming> reforming,
            Consumer<NodeHost> started)
            throws IOException {
        Logger log = LoggerFactory.getLogger(settings.advertise());
        try (EventLoops loops = new EventLoops(1);
                NodeHost host =
                        NodeHost.start(settings, links, loops.forHost(settings.advertise()), observer, reforming)) {
            int port = host.port(); // before somebody can have told it to leave: then it has none any more
            started.accept(host);
            log.atInfo()
                    .addKeyValue("port", port)
                    .addKeyValue("seed", settings.seed())
                    .addKeyValue("implementation", Implementation.NAME_AND_VERSION)
                    .log("listening");
            Thread leaving = new Thread(() -> endGracefully(host), "leave");
            Runtime.getRuntime().addShutdownHook(leaving);
            CompletableFuture.anyOf(host.ready(), host.ended()).join(); // it may be told to leave while it starts
            host.ended().join();
            if (host.heir().isPresent()) {
                Runtime.getRuntime().removeShutdownHook(leaving);
            }
            return host;
        } catch (CompletionException e) {
            throw new IOException(oneLine(e), e);
        }
    }

    /** Says what has kept the host from leaving as it should, if anything has; the exit status. */
    private static int lastWords(NodeHost host) {
        Logger log = LoggerFactory.getLogger(host.settings().advertise());
        Optional<Throwable> failure = host.failure();
        if (failure.isPresent()) {
            log.error("ends with status {}: its own code {}", CRASHED, CauseOfDeath.of(failure.get()));
            return CRASHED;
        }
        Departure departure = host.departure().orElse(new Departure(0, 0)); // it was closed, not told to leave
        if (departure.hasSucceeded()) {
            return LEFT;
        }
        log.error(
                "ends with status {}: not handed over in time: {} blocks, by {} of {} virtual nodes",
                LEFT_BLOCKS_BEHIND,
                departure.untaken(),
                departure.abandoned(),
                host.settings().virtualNodes());
        return LEFT_BLOCKS_BEHIND;
    }

    /** Has the host leave when the process is told to end, and the process end as one that was not killed. */
    private static void endGracefully(NodeHost host) {
        if (host.ended().isDone()) {
            return; // the process ends of itself, with a status of its own
        }
        try {
            CompletableFuture.anyOf(host.leave(), host.ended()) // it may crash on its way out
                    .get(host.settings().patience().toMillis() + CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            LoggerFactory.getLogger(host.settings().advertise()).warn("ends without having left", e);
        }
        boolean stuck = !host.ended().isDone() && host.departure().isEmpty();
        host.close();
        Runtime.getRuntime()
                .halt(stuck ? LEFT_BLOCKS_BEHIND : lastWords(host)); // the JVM would say 143: died of SIGTERM
    }

    private static String oneLine(Throwable e) {
        Throwable shown = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        String message = shown.getMessage();
        return message == null
                ? shown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** What {@code --version} says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Implementation.NAME_AND_VERSION};
        }
    }
}
