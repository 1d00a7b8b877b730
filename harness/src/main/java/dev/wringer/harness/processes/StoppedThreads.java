package dev.wringer.harness.processes;

import static org.awaitility.Awaitility.await;

import dev.wringer.harness.ring.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Shows that processes are frozen by what the kernel says of their threads: the state T of proc(5). Linux has it. */
final class StoppedThreads {

    private static final Path PROC = Path.of("/proc");
    private static final Duration STOPPING_TAKES_AT_MOST = Duration.ofSeconds(10);

    private StoppedThreads() {}

    /** Whether the kernel says it here. */
    static boolean canBeSeen() {
        return Files.isDirectory(PROC.resolve("self").resolve("task"));
    }

    /** Waits until each thread of these processes has stopped: a signal is on its way for a moment. */
    static Evidence of(Collection<ProcessHandle> processes, int hosts) {
        List<ProcessHandle> going = new ArrayList<>(processes);
        try {
            await().atMost(STOPPING_TAKES_AT_MOST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> {
                        going.removeIf(process -> isStopped(process.pid()));
                        return going.isEmpty();
                    });
            return Evidence.shown("the kernel holds all threads of " + hosts + " hosts (state T)");
        } catch (ConditionTimeoutException e) {
            return Evidence.missing("not stopped: the processes "
                    + going.stream().map(ProcessHandle::pid).toList());
        }
    }

    /** Whether no thread of a process runs. */
    static boolean isStopped(long process) {
        try (Stream<Path> threads =
                Files.list(PROC.resolve(String.valueOf(process)).resolve("task"))) {
            List<Character> states = threads.map(StoppedThreads::state).toList();
            return !states.isEmpty() && states.stream().allMatch(state -> state == 'T');
        } catch (IOException | UncheckedIOException e) {
            return false; // a thread, or the process, has just ended: it is looked at again
        }
    }

    /** What follows the name, which stands in brackets and may have some itself. */
    private static char state(Path thread) {
        try {
            String line = Files.readString(thread.resolve("stat"));
            return line.charAt(line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
