package dev.wringer.cli;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.ScenarioDeclaration.DeclaredSweep;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.setting.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * docs/SCENARIOS.md: all that there is to know about the scenarios.
 *
 * @param scenarios in order
 * @param testbeds where they might run
 */
record ScenarioDocument(Collection<ScenarioDeclaration> scenarios, Testbeds testbeds) {

    /** The lines of the document. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "# Scenarios",
                "",
                "This document is made by a command, from what the scenarios say of themselves; do not edit it:",
                "",
                "    ./wringer list --markdown docs/SCENARIOS.md",
                "",
                "Each trial is judged by all checks of [VERDICTS.md](VERDICTS.md). What else fails it stands with the scenario. Each has,"
                        + " beside its own",
                "settings, those of [every ring](#settings-of-every-ring), and some have those of"
                        + " [every drill](#settings-of-every-drill).",
                "`./wringer compare` ([COMPARE.md](COMPARE.md)) compares by the measures named, which direction of each is better, and up"
                        + " to",
                "which margin two means are called the same.",
                "",
                "| scenario | what it does |",
                "|---|---|"));
        scenarios.forEach(scenario ->
                lines.add("| [%s](#%s) | %s |".formatted(scenario.name(), scenario.name(), cell(scenario.summary()))));
        scenarios.forEach(scenario -> lines.addAll(section(scenario)));
        lines.addAll(List.of("", "## Settings of every ring", ""));
        lines.addAll(table(RingParameters.all()));
        lines.addAll(List.of(
                "",
                "Where time is real a testbed may have other defaults: `./wringer run` tells them when it begins.",
                "",
                "## Settings of every drill",
                "",
                "`--faults` and `--nemesis` set the first two; [FAULTS.md](FAULTS.md) says how they are written.",
                ""));
        lines.addAll(table(ScenarioDeclaration.ofDrills()));
        return List.copyOf(lines);
    }

    private List<String> section(ScenarioDeclaration scenario) {
        List<String> lines = new ArrayList<>(List.of(
                "", "## " + scenario.name(), "", scenario.summary(), "", "    ./wringer run " + scenario.name(), ""));
        if (!scenario.rule().isEmpty()) {
            lines.add("- Fails: " + scenario.rule());
        }
        scenario.sweep().ifPresent(sweep -> lines.add("- Goes through " + text(sweep) + "."));
        lines.add("- Ring: "
                + scenario.statedParameters().stream()
                        .map(parameter -> "`" + parameter.name() + "="
                                + parameter.byDefault().orElse("") + "`")
                        .collect(Collectors.joining(", "))
                + "; seeds in simulation: " + scenario.seeds() + ".");
        lines.add("- Runs on: " + new Whereabouts(scenario, testbeds).text() + ".");
        lines.add("- Is compared by: " + cell(new MeasureList(scenario.measures()).sentence()) + ".");
        if (scenario.hasDrill()) {
            lines.add(
                    "- Has the settings of every drill: other faults, `--faults` and `--nemesis`, and other clients.");
        }
        if (!scenario.own().isEmpty()) {
            lines.add("");
            lines.addAll(table(scenario.own()));
        }
        return lines;
    }

    private static String text(DeclaredSweep sweep) {
        return "`" + sweep.name() + "`: " + sweep.values().replace(",", ", ");
    }

    private static List<String> table(List<Parameter<?>> parameters) {
        List<String> lines = new ArrayList<>(List.of("| setting | default | range | meaning |", "|---|---|---|---|"));
        for (Parameter<?> parameter : parameters) {
            lines.add("| `%s` | %s | %s | %s |"
                    .formatted(
                            parameter.name(),
                            parameter.byDefault().map(text -> "`" + text + "`").orElse("varied"),
                            cell(parameter.kind().range()),
                            cell(parameter.help())));
        }
        return lines;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
