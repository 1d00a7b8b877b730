package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;
import dev.wringer.scenarios.Catalogue;
import java.util.Map;

/** The command as users have it, in a process of its own whose progress is shown as on a terminal. */
final class WatchedCommand {

    private WatchedCommand() {}

    public static void main(String[] arguments) {
        Terminal process = Terminal.ofProcess(Map.of());
        int status = Wringer.execute(
                Catalogue.classes(),
                Testbeds.installed(),
                new Terminal(process.out(), process.err(), true, false, 120),
                Map.of(),
                arguments);
        if (status != ExitStatus.INTERRUPTED.code()) {
            System.exit(status);
        }
    }
}
