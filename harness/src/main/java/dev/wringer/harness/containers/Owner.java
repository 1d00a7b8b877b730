package dev.wringer.harness.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that started a container, as the container's label tells: so that what a killed harness has left behind can
 * be told from what another one is just using.
 *
 * @param machine the machine and its last start
 * @param process its number there
 * @param startedMillis when it was started, because numbers are used again
 */
record Owner(String machine, long process, long startedMillis) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long TICKS_MILLIS = 1_000; // in which systems tell when a process was started

    /** This process. */
    static Owner self() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(thisMachine(), self.pid(), started(self));
    }

    /** Reads what {@link #label} wrote; nothing if it is something else. */
    static Optional<Owner> parse(String label) {
        String[] parts = label.split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new Owner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String label() {
        return machine + "/" + process + "/" + startedMillis;
    }

    /** Whether it is known to have ended: a process of another machine, or of none that is known, may still run. */
    boolean isGone() {
        if (!machine.equals(thisMachine())) {
            return hostOf(machine).equals(hostOf(thisMachine())); // this machine, before it was started again
        }
        return ProcessHandle.of(process)
                .filter(running -> Math.abs(started(running) - startedMillis) <= TICKS_MILLIS)
                .isEmpty();
    }

    private static String hostOf(String machine) {
        return machine.substring(0, machine.indexOf('@') + 1);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String thisMachine() {
        return hostName().replaceAll("[/@]", "-") + "@" + boot();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "unknown"; // not Linux: process numbers and start times have to do
        }
    }
}
