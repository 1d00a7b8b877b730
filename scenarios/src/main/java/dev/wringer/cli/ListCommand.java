package dev.wringer.cli;

import dev.wringer.harness.junit.Placement;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Trials;
import java.io.PrintStream;
import java.util.List;
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
        return "%s%n    %s%n    %s%n".formatted(scenario.name(), scenario.summary(), testbeds(scenario));
    }

    /** Where it can run with its defaults, and where not and why. */
    private String testbeds(ScenarioDeclaration scenario) {
        List<Placement> placements = Trials.placements(scenario, RunPlan.on(context.testbeds()));
        String able = placements.stream()
                .filter(placement -> placement.objection().isEmpty())
                .map(placement -> placement.testbed().name())
                .collect(Collectors.joining(", "));
        String unable = placements.stream()
                .flatMap(placement -> placement.objection().stream()
                        .map(objection -> "; not on " + placement.testbed().name() + ": " + objection))
                .collect(Collectors.joining());
        return "runs on: " + (able.isEmpty() ? "no testbed here" : able) + unable;
    }
}
