package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.scenarios.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Trial> trials = Trials.of(
            new Scenarios(SampleScenarios.classes()).named("proves-nothing"),
            RunPlan.on(new Testbeds(List.of(new SimTestbed()))).withSeeds(3));

    private Progress progress(boolean interactive) {
        Terminal terminal = new Terminal(
                System.out, new PrintStream(err, true, StandardCharsets.UTF_8), interactive, interactive, 200);
        return new Progress(terminal, 3, new Stopwatch());
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void countsTheTrialsThatAreOver() {
        try (Progress progress = progress(false)) {
            trials.forEach(progress::begun);
            trials.stream().limit(2).forEach(progress::ended);
        }
        assertThat(shown()).startsWith("2 of 3 trials after ").endsWith(System.lineSeparator());
    }

    @Test
    void saysWhatTheOldestTrialIsAtAndWhatItWaitsFor() {
        try (Progress progress = progress(true)) {
            trials.forEach(progress::begun);
            progress.doing(
                    trials.get(0),
                    new Activity(
                            "waiting until the ring is ideal",
                            Optional.of("a lists 3 of its 16 successors"),
                            Duration.ofSeconds(12),
                            Optional.of(Duration.ofSeconds(412))));
            Awaitility.await().until(() -> screen().lines().toString().contains("412"));
            assertThat(screen().lines()).hasSize(2);
            assertThat(screen().lines().get(0))
                    .startsWith("0 of 3 trials after ")
                    .contains(" | seed=1 (and 2 more) | forming 0.");
            assertThat(screen().lines().get(1))
                    .startsWith("waiting until the ring is ideal for 12 s of at most 412 s:"
                            + " a lists 3 of its 16 successors [");
        }
        assertThat(screen().hasWrapped()).isFalse();
        assertThat(screen().lines()).as("when all is over").isEmpty();
    }

    @Test
    void saysHowATrialStands() {
        ScenarioDeclaration scenario = new Scenarios(Catalogue.classes()).named("massive-failure");
        Set<String> seen = new HashSet<>();
        RunPlan plan = RunPlan.on(new Testbeds(List.of(new SimTestbed())))
                .withSeeds(1)
                .withOverrides(Map.of("nodes", "60", "killed", "30", "blocks", "50", "lookups", "50"));
        TrialStanding standing = new TrialStanding(60, new Stopwatch());
        new TrialLauncher(scenario, 1).run(plan.withWatch(new TrialWatch() {
            @Override
            public void doing(Trial trial, Activity activity) {
                standing.at(activity);
                note();
            }

            @Override
            public void recorded(Trial trial, Event event) {
                standing.recorded(event);
                note();
            }

            private void note() {
                seen.add(standing.phase().word());
                standing.ring().ifPresent(seen::add);
                standing.faults().ifPresent(seen::add);
                standing.operations().ifPresent(seen::add);
            }
        }));

        assertThat(seen)
                .contains("forming", "load", "faults", "recovery", "checking")
                .contains("60 nodes, ideal", "42 of 60 nodes", "42 of 60 nodes, ideal")
                .contains("in force: no maintenance")
                .contains("1 operation, 100% ok", "50 operations, 100% ok")
                .anyMatch(text -> text.matches("\\d+ of 60 nodes, \\d+ astray"));
        assertThat(standing.faults()).isEmpty();
    }

    @Test
    void rewritesItsLinesOnATerminalOnly() {
        progress(true).close();
        assertThat(shown()).isEmpty();
        progress(false).close();
        assertThat(shown()).startsWith("0 of 3 trials").doesNotContain("\u001b", "\r");
    }

    @Test
    void aStreamThatThrowsHarmsNobody() {
        PrintStream broken = new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void print(@Nullable Object text) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void println(@Nullable String text) {
                throw new IllegalStateException("broken");
            }
        };
        for (boolean interactive : List.of(true, false)) {
            Progress progress =
                    new Progress(new Terminal(System.out, broken, interactive, false, 80), 3, new Stopwatch());
            trials.forEach(progress::begun);
            progress.close();
        }
        assertThat(shown()).isEmpty();
    }

    private FakeScreen screen() {
        return new FakeScreen(200).write(shown());
    }
}
