package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.scenarios.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run shows on a terminal, and that showing it changes nothing. */
class DisplayTest {

    private static final String[] RUN = {
        "run", "massive-failure", "--testbed=sim", "--nodes=60", "--seeds=1", "--set=blocks=50", "--set=lookups=50"
    };

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String[] words(String... more) {
        return Stream.concat(Arrays.stream(RUN), Arrays.stream(more)).toArray(String[]::new);
    }

    private int execute(Terminal terminal, String... words) {
        return Wringer.execute(
                Catalogue.classes(),
                new Testbeds(List.of(new SimTestbed())),
                terminal,
                Map.of(),
                Stream.concat(Arrays.stream(words), Stream.of("--out=" + folder))
                        .toArray(String[]::new));
    }

    private Terminal desk(int width) {
        return new Terminal(
                stream(out),
                stream(err),
                new Screen(true, false, false, false, width),
                new Screen(true, true, false, false, width));
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void tableAndPictureFitTheTerminal(int width) {
        assertThat(execute(desk(width), words())).isZero();

        List<String> drawn = shown().lines()
                .dropWhile(line -> !line.startsWith("massive-failure on sim") || line.contains(":"))
                .takeWhile(line -> !line.contains("PASS"))
                .toList();
        if (width < 120) {
            assertThat(drawn).isNotEmpty();
        }
        assertThat(drawn).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(shown().lines().filter(line -> line.startsWith("────"))).hasSize(3);
        assertThat(shown()).contains("success against killed (%)", "●");
        FakeScreen screen = new FakeScreen(width).write(err.toString(StandardCharsets.UTF_8));
        assertThat(screen.lines()).as("progress, when all is over").isEmpty();
        assertThat(screen.hasWrapped()).isFalse();
    }

    @Test
    void wideShowsAllColumnsBelowOneAnother() {
        assertThat(execute(desk(60), words("--wide"))).isZero();

        assertThat(shown().lines().filter(line -> line.startsWith("────"))).hasSizeGreaterThan(3);
        assertThat(shown()).contains("replicated").doesNotContain("Not shown");
    }

    @Test
    void quietHasNeitherProgressNorPicture() {
        assertThat(execute(desk(80), words("--quiet"))).isZero();

        assertThat(shown()).contains("PASS  5 of 5 trials", "In every row:").doesNotContain("success against");
        assertThat(err.size()).isZero();
    }

    @Test
    void jsonStandsAloneOnStandardOutputWhileProgressIsShown() throws Exception {
        assertThat(execute(desk(80), words("--json"))).isZero();

        assertThat(new ObjectMapper()
                        .readTree(out.toByteArray())
                        .required("exitStatus")
                        .asInt())
                .isZero();
        assertThat(shown()).startsWith("{").doesNotContain("\u001b", "●");
    }

    @Test
    void twoValuesMakeNoPicture() {
        assertThat(execute(desk(80), words("--set=killed=10,20"))).isZero();

        assertThat(shown()).doesNotContain("success against");
    }

    @Test
    void aFileHasAllColumnsAndNoCodes() {
        Terminal log = new Terminal(stream(out), stream(err), Screen.plain(80), Screen.plain(80));

        assertThat(execute(log, words())).isZero();

        assertThat(shown()).contains("replicated").doesNotContain("Not shown", "\u001b", "\r");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("5 of 5 trials")
                .doesNotContain("\u001b", "\r");
    }

    /** Neither what is drawn while trials run, nor what throws when it is told of them. */
    @Test
    void aDisplayThatFailsChangesNeitherVerdictNorStatus() {
        PrintStream broken = new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void print(@Nullable Object text) {
                throw new IllegalStateException("the display is broken");
            }

            @Override
            public void println(@Nullable String text) {
                throw new IllegalStateException("the display is broken");
            }
        };
        Terminal terminal =
                new Terminal(stream(out), broken, Screen.plain(80), new Screen(true, true, false, false, 80));

        assertThat(execute(terminal, words())).isZero();

        assertThat(shown()).contains("PASS  5 of 5 trials");
    }

    @Test
    void anOnlookerThatFailsIsToldNothingMoreAndSpoilsNoTrial() {
        List<String> told = new ArrayList<>();
        CollectedResults results = new CollectedResults();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> told.add(failure.toString()));
        try {
            new TrialLauncher(new Scenarios(SampleScenarios.classes()).named("looks-up"), 1)
                    .run(RunPlan.on(new Testbeds(List.of(new SimTestbed())))
                            .withSeeds(3)
                            .withSink(results)
                            .withWatch(new TrialWatch() {
                                @Override
                                public void begun(Trial trial) {
                                    told.add("begun");
                                }

                                @Override
                                public void doing(Trial trial, Activity activity) {
                                    told.add("doing");
                                }

                                @Override
                                public void recorded(Trial trial, Event event) {
                                    throw new AssertionError("cannot look");
                                }
                            }));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(told).containsExactly("begun", "java.lang.AssertionError: cannot look");
        assertThat(results.inOrder())
                .hasSize(3)
                .allMatch(result -> result.verdict().reason().isEmpty());
    }

    @Test
    void aTableThatCannotBeDrawnIsToldAndTheRunStands() {
        // A terminal without any width is one that no table can be drawn for.
        Terminal none = new Terminal(stream(out), stream(err), Screen.plain(0), Screen.plain(80));

        assertThat(execute(none, words())).isZero();

        assertThat(shown()).contains("PASS  5 of 5 trials");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("wringer: the table cannot be shown: ", "wringer: the picture cannot be shown: ");
    }
}
