package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.ring.Testbed;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the scenarios, or the parameters of one of them. */
@Command(
        name = "list",
        description = "List the scenarios, or the parameters of one.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer list [SCENARIO]")
final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "The scenario whose parameters to list.")
    private Optional<String> scenario = Optional.empty();

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintStream out = context.terminal().out();
        if (scenario.isPresent()) {
            out.print(new ScenarioManual(context.scenarios().named(scenario.get())).text());
        } else {
            context.scenarios().all().forEach(each -> out.print(entry(each)));
        }
        return ExitStatus.OK.code();
    }

    private String entry(ScenarioDeclaration scenario) {
        String testbeds = context.testbeds().capableOf(scenario.needs()).stream()
                .map(Testbed::name)
                .collect(Collectors.joining(", "));
        return "%s%n    %s%n    runs on: %s%n"
                .formatted(scenario.name(), scenario.summary(), testbeds.isEmpty() ? "no testbed here" : testbeds);
    }
}
