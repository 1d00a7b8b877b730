package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredSweep;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.setting.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What there is to know about a scenario before it is run.
 *
 * @param scenario which one
 * @param testbeds where it might run
 */
record ScenarioManual(ScenarioDeclaration scenario, Testbeds testbeds) {

    /** Its sentence, what fails it, where it runs, and its parameters with their defaults and ranges. */
    String text() {
        List<Line> lines = scenario.parameters().all().stream().map(this::line).toList();
        int names = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        int defaults =
                lines.stream().mapToInt(line -> line.byDefault().length()).max().orElse(0);
        String format = "  %-" + names + "s  %-" + defaults + "s  %s%n";
        String rule = scenario.rule().isEmpty() ? "" : "  Fails: %s%n".formatted(scenario.rule());
        String places = "  Runs on: %s%n".formatted(new Whereabouts(scenario, testbeds).text());
        return "%s%n  %s%n".formatted(scenario.name(), scenario.summary())
                + rule
                + places
                + "%nParameters (--set NAME=VALUE), their defaults and ranges:%n".formatted()
                + lines.stream()
                        .map(line -> format.formatted(line.name(), line.byDefault(), line.explanation()))
                        .collect(Collectors.joining())
                + "%nMeasures (./wringer compare %s), and up to which margin two means are the same:%n"
                        .formatted(scenario.name())
                + new MeasureList(scenario.measures())
                        .lines().stream().map("  %s%n"::formatted).collect(Collectors.joining())
                + "%nSeeds: %d (--seeds), or 1 where time is real; from 1 on (--seed).%n".formatted(scenario.seeds());
    }

    private record Line(String name, String byDefault, String explanation) {}

    private Line line(Parameter<?> parameter) {
        String explanation = (parameter.help().isEmpty() ? "" : parameter.help() + "; ")
                + parameter.kind().range();
        return scenario.sweep()
                .filter(sweep -> sweep.name().equals(parameter.name()))
                .map(sweep -> swept(sweep, explanation))
                .orElseGet(
                        () -> new Line(parameter.name(), parameter.byDefault().orElse(""), explanation));
    }

    private static Line swept(DeclaredSweep sweep, String explanation) {
        return new Line(sweep.name(), sweep.values(), explanation + "; varied: several values as A,B or FROM..TO:STEP");
    }
}
