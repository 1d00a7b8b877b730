package dev.wringer.cli;

import dev.wringer.harness.junit.Placement;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trials;
import java.util.List;
import java.util.stream.Collectors;

/** Where a scenario can run with its defaults. */
final class Whereabouts {

    private final List<Placement> placements;

    Whereabouts(ScenarioDeclaration scenario, Testbeds testbeds) {
        this.placements = Trials.placements(scenario, RunPlan.on(testbeds));
    }

    /** The names of testbeds. */
    String able() {
        String able = placements.stream()
                .filter(placement -> placement.objection().isEmpty())
                .map(placement -> placement.testbed().name())
                .collect(Collectors.joining(", "));
        return able.isEmpty() ? "no testbed here" : able;
    }

    /** The names of testbeds, and of those where it cannot run, with the reasons. */
    String text() {
        return able()
                + placements.stream()
                        .flatMap(placement -> placement.objection().stream()
                                .map(objection ->
                                        "; not on " + placement.testbed().name() + ": " + objection))
                        .collect(Collectors.joining());
    }
}
