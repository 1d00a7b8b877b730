package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.sim.SimTestbed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
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
            Awaitility.await().until(() -> shown().contains("412"));
        }
        assertThat(shown())
                .contains("0 of 3 trials after ")
                .contains(
                        "proves-nothing seed=1 on sim (and 2 more) is waiting until the ring is ideal for 12 s of at most"
                                + " 412 s: a lists 3 of its 16 successors [");
    }

    @Test
    void rewritesItsLineOnATerminalOnly() {
        progress(true).close();
        assertThat(shown()).startsWith("\r\u001b[K0 of 3 trials").endsWith(System.lineSeparator());
        err.reset();
        progress(false).close();
        assertThat(shown()).startsWith("0 of 3 trials");
    }
}
