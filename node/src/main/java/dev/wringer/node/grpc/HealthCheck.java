package dev.wringer.node.grpc;

import dev.wringer.node.log.LogFormat;
import dev.wringer.node.log.ProcessLog;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Asks the host on this machine whether it serves, by the standard health service: what a container's health check runs.
 * Exit status 0 if it does, otherwise 1; in either case with one line that says what was asked, and the answer.
 */
@Command(name = "health-check", description = "Asks the host on this machine whether it serves.")
public final class HealthCheck implements Callable<Integer> {

    private static final int SERVES = 0;
    private static final int SERVES_NOT = 1;
    private static final int USUAL_PORT = 7000; // the one that the image exposes
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec command = CommandSpec.create(); // replaced by picocli

    private HealthCheck(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Asks the host that was started with this process's environment. */
    public static void main(String[] arguments) {
        ProcessLog.install("health check", Level.ERROR, LogFormat.LOGFMT); // its answer is all it has to say
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** The command that asks the host which {@code environment} describes. */
    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new HealthCheck(environment));
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        InetSocketAddress host = host(environment);
        String name = host.getHostString() + ":" + host.getPort();
        ManagedChannel channel = NettyChannelBuilder.forAddress(host)
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            ServingStatus status = HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
            out.println(name + " is " + status);
            return status == ServingStatus.SERVING ? SERVES : SERVES_NOT;
        } catch (StatusRuntimeException e) {
            out.println(name + " does not answer: " + e.getStatus().getCode());
            return SERVES_NOT;
        } finally {
            channel.shutdownNow();
        }
    }

    /** Where the host listens: on loopback too, unless it was told to listen at one address only. */
    private static InetSocketAddress host(Map<String, String> environment) {
        Optional<HostAndPort> listening = address(environment, "--listen");
        int port = listening
                .or(() -> address(environment, "--advertise"))
                .map(HostAndPort::port)
                .orElse(USUAL_PORT);
        return listening
                .map(given -> new InetSocketAddress(given.host(), given.port()))
                .filter(given ->
                        given.getAddress() != null && !given.getAddress().isAnyLocalAddress())
                .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static Optional<HostAndPort> address(Map<String, String> environment, String option) {
        return HostAndPort.parse(environment.getOrDefault(EnvironmentDefaults.variable(option), ""));
    }
}
