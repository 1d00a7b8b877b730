package dev.wringer.harness.processes;

import dev.wringer.harness.hostprocess.LastWords;
import dev.wringer.harness.hostprocess.RunningHost;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A host and its process, with whatever processes that one has started. Thread-safe. */
final class HostProcess implements RunningHost {

    /** The exit status of a process that SIGKILL has ended. */
    static final int KILLED = 128 + 9;

    /** The exit status of a process that SIGTERM has ended. */
    static final int TERMINATED = 128 + 15;

    private static final String ERROR_NUMBER = "error=\\d+, ";

    /** Of the harness's environment, what a program needs to run at all; the rest is nobody's business. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH", "HOME", "JAVA_HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "SystemRoot");

    private final String name;
    private final InetSocketAddress address;
    private final NodeCommand command;
    private final HostLog log;
    private final Process process;
    private final Map<String, String> variables;
    private final boolean reformed;
    private final CompletableFuture<Instant> finished;
    private final Instant started;
    private volatile Set<ProcessHandle> kin = Set.of(); // what the process had started when somebody looked last

    /** What has started it. */
    NodeCommand command() {
        return command;
    }

    private HostProcess(
            String name,
            InetSocketAddress address,
            NodeCommand command,
            HostLog log,
            Process process,
            Map<String, String> variables,
            Instant started,
            boolean reformed) {
        this.name = name;
        this.address = address;
        this.command = command;
        this.log = log;
        this.process = process;
        this.variables = Map.copyOf(variables);
        this.started = started;
        this.reformed = reformed;
        this.finished = process.onExit().thenApply(ended -> Instant.now());
    }

    /**
     * Starts one.
     *
     * @param name its logical address, and {@code address} where it is to listen
     * @param variables what it finds in its environment beside what every program needs
     * @param log where its output goes
     * @throws TestbedFailure if there is no such program
     */
    static HostProcess start(
            NodeCommand command, String name, InetSocketAddress address, Map<String, String> variables, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command.words()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(each -> !PASSED_ON.contains(each) && !each.startsWith("LC_"));
        builder.environment().putAll(variables);
        try {
            return new HostProcess(
                    name, address, command, new HostLog(log, 0), builder.start(), variables, Instant.now(), false);
        } catch (IOException e) {
            Throwable reason = Optional.<Throwable>ofNullable(e.getCause()).orElse(e);
            throw new TestbedFailure(
                    "the command " + command.words().get(0) + " cannot be started ("
                            + String.valueOf(reason.getMessage()).replaceFirst(ERROR_NUMBER, "")
                            + "): --node-command has to name a program that is there and may be executed",
                    e);
        }
    }

    /**
     * The same process as a host of another ring.
     *
     * @param otherName its logical address, and {@code otherAddress} where it is to listen
     */
    HostProcess reformed(String otherName, InetSocketAddress otherAddress) {
        HostProcess other =
                new HostProcess(otherName, otherAddress, command, log.next(), process, variables, started, true);
        other.kin = kin;
        return other;
    }

    /** The variables with which the process was started. */
    Map<String, String> variables() {
        return variables;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public String provenance() {
        return command.provenance();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public Optional<Obituary> obituary() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of(new Obituary(
                        process.exitValue(),
                        provenance() + " has ended with status " + process.exitValue() + killer(process.exitValue())
                                + "; its log ends: " + endOfLog()));
    }

    private static String killer(int status) {
        return switch (status) {
            case KILLED -> ", by SIGKILL: not the harness's, but somebody else's or the kernel's, for lack of memory";
            case TERMINATED -> ", by SIGTERM: not the harness's";
            default -> "";
        };
    }

    @Override
    public String endOfLog() {
        return LastWords.of(log());
    }

    String log() {
        return log.text();
    }

    /** Its exit status; empty if it runs. */
    Optional<Integer> status() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** Looks what its process has started: once that has ended nobody can tell any more. */
    void noticeKin() {
        kin = Stream.concat(kin.stream(), process.descendants())
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The living ones of its process and what that has started. */
    List<ProcessHandle> living() {
        noticeKin();
        return Stream.concat(Stream.of(process.toHandle()), kin.stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Ends everything at once: SIGKILL. What has ended already stays as it is. */
    void kill() {
        living().forEach(ProcessHandle::destroyForcibly);
    }

    /** Tells its process to end: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Complete when its process has ended, with the exit status. */
    CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Waits until its process has ended.
     *
     * @return whether it has
     */
    boolean awaitEnd(Duration patience) {
        boolean interrupted = false;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true; // what was killed ends in a moment, and must not be left behind
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What is to be kept of its life. */
    Map<String, Object> circumstances() {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("command", command.text());
        known.put("process", process.pid());
        known.put("reformed", reformed);
        known.put("status", process.isAlive() ? "running" : "exited");
        status().ifPresent(status -> known.put("exitStatus", status));
        known.put("started", started.toString());
        Optional.ofNullable(finished.getNow(null)).ifPresent(at -> known.put("finished", at.toString()));
        return known;
    }
}
