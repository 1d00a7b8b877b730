package dev.wringer.cli;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The scenarios, a line each.
 *
 * @param scenarios in order
 * @param testbeds where they might run
 */
record ScenarioList(Collection<ScenarioDeclaration> scenarios, Testbeds testbeds) {

    /** The lines; summaries are cut where a line of {@code width} ends. */
    List<String> lines(int width) {
        int names = scenarios.stream()
                .mapToInt(scenario -> scenario.name().length())
                .max()
                .orElse(0);
        int places = scenarios.stream()
                .mapToInt(scenario -> places(scenario).length())
                .max()
                .orElse(0);
        String format = "%-" + names + "s  %-" + places + "s  %s";
        List<String> lines = new ArrayList<>();
        for (ScenarioDeclaration scenario : scenarios) {
            String begin = String.format(Locale.ROOT, format, scenario.name(), places(scenario), "");
            lines.add(begin + cut(scenario.summary(), width - begin.length()));
        }
        lines.add("");
        lines.add(
                "./wringer list SCENARIO: its parameters, and where it runs and why not; docs/SCENARIOS.md: all of it");
        return lines;
    }

    private String places(ScenarioDeclaration scenario) {
        return new Whereabouts(scenario, testbeds).able();
    }

    /** As many words as there is room for. */
    private static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        int end = text.lastIndexOf(' ', Math.max(0, room - 2));
        return text.substring(0, Math.max(0, end)) + " …";
    }
}
