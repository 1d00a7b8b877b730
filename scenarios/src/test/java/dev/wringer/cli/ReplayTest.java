package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.Trials;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that a failure ends with runs just that trial again. */
class ReplayTest {

    private static final String REPLAY = "    ./wringer ";

    @Test
    void replaysTheTrialThatFailed(@TempDir Path folder) {
        Invocation run = Invocation.of(
                "run",
                "fails-at-half",
                "--quiet",
                "--out",
                folder.toString(),
                "--seed",
                "11",
                "--nodes",
                "50",
                "--set",
                "killed=40..60:10",
                "--set",
                "label=12%",
                "--set",
                "stabilize=15s..45s");
        List<String> replay = run.out()
                .lines()
                .filter(line -> line.startsWith(REPLAY))
                .map(line -> line.substring(REPLAY.length()))
                .toList();
        assertThat(replay).hasSize(3);

        List<Trial> trials = trials(replay.get(1).split(" ", -1));

        assertThat(trials).hasSize(1);
        Trial trial = trials.get(0);
        assertThat(trial.displayName()).isEqualTo("fails-at-half killed=50% seed=12 on sim");
        assertThat(trial.settings().texts())
                .containsEntry("nodes", "50")
                .containsEntry("stabilize", "15s..45s")
                .containsEntry("killed", "50%");
        assertThat(trial.spec().nodes()).isEqualTo(50);
    }

    /** What the command would run. */
    private static List<Trial> trials(String... arguments) {
        Scenarios scenarios = new Scenarios(SampleScenarios.classes());
        Terminal nowhere = new Terminal(System.out, System.err, false, false, 80);
        CommandLine wringer =
                Wringer.commandLine(new CommandContext(scenarios, Testbeds.installed(), nowhere, Map.of()));
        CommandLine.ParseResult parsed = wringer.parseArgs(arguments);
        RunPlan plan = ((RunCommand) parsed.subcommand().commandSpec().userObject()).plan();
        ScenarioDeclaration scenario = scenarios.named(Arrays.asList(arguments).get(1));
        return Trials.of(scenario, plan);
    }
}
