package dev.wringer.harness.processes;

import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends signals that Java knows no method for, with the {@code kill} that every POSIX shell has. */
final class Signals {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final long PATIENCE_SECONDS = 20; // on a machine that has too much to do

    private Signals() {}

    /** Whether they can be sent here. */
    static boolean canBeSent() {
        return Files.isExecutable(SHELL);
    }

    /** Freezes processes: SIGSTOP, which none of them can hold off. */
    static void stop(Collection<ProcessHandle> processes) {
        send("STOP", processes);
    }

    /** Has them go on: SIGCONT. */
    static void resume(Collection<ProcessHandle> processes) {
        send("CONT", processes);
    }

    /** All by one command, so that they are hit at about one instant. One that has just ended is no failure. */
    private static void send(String signal, Collection<ProcessHandle> processes) {
        List<String> alive = processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(process -> String.valueOf(process.pid()))
                .toList();
        if (alive.isEmpty()) {
            return;
        }
        List<String> words =
                new ArrayList<>(List.of(SHELL.toString(), "-c", "kill -" + signal + " \"$@\"", "wringer-kill"));
        words.addAll(alive);
        try {
            Process kill = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
                throw new TestbedFailure("SIG" + signal + " could not be sent within " + PATIENCE_SECONDS + " s");
            }
        } catch (IOException e) {
            throw new TestbedFailure("SIG" + signal + " could not be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }
}
