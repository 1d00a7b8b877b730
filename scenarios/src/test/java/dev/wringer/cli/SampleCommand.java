package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;
import java.util.List;
import java.util.Map;

/** The command with the sample scenarios, in a process of its own. */
final class SampleCommand {

    private SampleCommand() {}

    public static void main(String[] arguments) {
        int status = Wringer.execute(
                SampleScenarios.classes(),
                new Testbeds(List.of(new OneAtATime())),
                Terminal.ofProcess(System.getenv()),
                Map.of(),
                arguments);
        if (status != ExitStatus.INTERRUPTED.code()) {
            System.exit(status);
        }
    }
}
