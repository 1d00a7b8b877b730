package dev.wringer.cli;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Shard;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.setting.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is about to be run, in one line.
 *
 * @param scenario what is tried
 * @param trials those of all shards, at least one
 * @param shard which part of them is run here; empty for all of them
 */
record Announcement(ScenarioDeclaration scenario, List<Trial> trials, Optional<Shard> shard) {

    /** Scenario, testbed, ring, trials, and whatever is not as the scenario has it by default. */
    String text() {
        Trial first = trials.get(0);
        String nodes = isSwept(RingParameters.NODES) ? "" : first.spec().nodes() + " nodes, ";
        return scenario.name() + " on " + first.testbed().name() + ": " + nodes + "ring "
                + first.settings().text(RingParameters.FORMATION.name()) + "; " + extent() + changes()
                + shard.map(part -> "; shard " + part + " of them").orElse("");
    }

    private String extent() {
        long seeds = trials.stream().map(Trial::seed).distinct().count();
        long first = trials.get(0).seed();
        String seedText = seeds == 1 ? "seed " + first : "seeds " + first + " … " + (first + seeds - 1);
        return trials.get(0)
                        .sweep()
                        .map(point -> point.parameter() + " " + values(point.parameter()) + " × ")
                        .orElse("")
                + seedText + " = " + trials.size() + (trials.size() == 1 ? " trial" : " trials");
    }

    private String changes() {
        return scenario.parameters().all().stream()
                .filter(parameter -> !parameter.name().equals(RingParameters.NODES.name()))
                .filter(this::isChanged)
                .map(parameter ->
                        "; " + parameter.name() + "=" + trials.get(0).settings().text(parameter.name()))
                .collect(Collectors.joining());
    }

    private boolean isChanged(Parameter<?> parameter) {
        Optional<String> byDefault =
                parameter.byDefault().map(text -> parameter.read(text).text());
        String value = trials.get(0).settings().text(parameter.name());
        return !isSwept(parameter) && !byDefault.equals(Optional.of(value));
    }

    private boolean isSwept(Parameter<?> parameter) {
        return trials.get(0)
                .sweep()
                .filter(point -> point.parameter().equals(parameter.name()))
                .isPresent();
    }

    /** The values of one parameter over all trials. */
    private String values(String parameter) {
        return trials.stream()
                .map(trial -> trial.settings().text(parameter))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
