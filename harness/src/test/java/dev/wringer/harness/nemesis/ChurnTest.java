package dev.wringer.harness.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.node.port.Entropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChurnTest {

    private static final Stage LONG = Stages.of(1000, Duration.ofSeconds(10_000));

    private static Schedule schedule(String text, Stage stage) throws Misfit {
        return Nemesis.read(text).schedule(stage, new Seed(5).entropy());
    }

    private static long count(Schedule schedule, String verb) {
        return schedule.actions().stream()
                .filter(action -> action.deed().startsWith(verb))
                .count();
    }

    /** Four standard deviations of a Poisson variable of mean 2,000. */
    @Test
    void asManyComeAndGoAsTheRateSays() throws Misfit {
        Schedule schedule = schedule("churn:rate=0.2", LONG);

        assertThat(count(schedule, "join 1")).isCloseTo(2_000, within(180L));
        assertThat(count(schedule, "crash 1")).isCloseTo(1_000, within(130L));
        assertThat(count(schedule, "leave 1")).isCloseTo(1_000, within(130L));
        assertThat(schedule.actions()).isSortedAccordingTo((a, b) -> a.begin().compareTo(b.begin()));
        assertThat(schedule("churn:rate=0", LONG)).isEqualTo(Schedule.NONE);
    }

    @Test
    void theShareThatLeavesIsTheOneThatIsSet() throws Misfit {
        Schedule schedule = schedule("churn:rate=0.2,leave=90%", LONG);

        assertThat(count(schedule, "leave")).isCloseTo(1_800, within(180L));
        assertThat(Nemesis.read("churn:leave=100%").needs())
                .containsExactlyInAnyOrder(Capability.JOIN, Capability.LEAVE);
        assertThat(count(schedule("churn:leave=100%", LONG), "crash")).isZero();
        Stage nobodyLeaves = Stages.of(100, Duration.ofSeconds(100), EnumSet.of(Capability.JOIN, Capability.CRASH));
        assertThat(count(schedule("churn", nobodyLeaves), "leave")).isZero();
    }

    /** A ring in equilibrium loses and gains one host in each mean session, for each host that it has. */
    @ParameterizedTest
    @CsvSource({"exponential:1000s", "pareto:1000s:2.5", "weibull:1000s:0.7"})
    void sessionsKeepTheRingAsLargeAsItIs(String session) throws Misfit {
        Schedule schedule = schedule("churn:leave=0,session=" + session, LONG);

        assertThat(count(schedule, "join 1")).isCloseTo(10_000, within(400L));
        assertThat(count(schedule, "crash hosts")).isCloseTo(10_000, within(500L));
        assertThat(schedule.actions().stream().map(Action::deed).filter(deed -> deed.startsWith("crash")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "exponential:60s, 60, 60",
        "pareto:60s:4, 60, 33.75",
        "weibull:60s:2, 60, 38.2",
        "weibull:60s:0.5, 60, 180",
        "weibull:60s:1, 60, 60",
    })
    void sessionsHaveTheirMeanAndSoHaveTheirRests(String text, double mean, double rest) throws Misfit {
        SessionLength length = new SessionLengths().read(text);
        Entropy chance = new Seed(1).entropy();

        assertThat(mean(chance, length::draw)).isCloseTo(mean, within(mean * 0.02));
        // E[x²] / 2E[x], by renewal theory
        assertThat(mean(chance, length::drawRest)).isCloseTo(rest, within(rest * 0.05));
    }

    private static double mean(Entropy chance, ToDoubleFunction<Entropy> draw) {
        double sum = 0;
        int number = 200_000;
        for (int i = 0; i < number; i++) {
            sum += draw.applyAsDouble(chance);
        }
        return sum / number;
    }

    @Test
    void gammaIsTheFactorial() {
        assertThat(Gamma.function(1)).isCloseTo(1, within(1e-12));
        assertThat(Gamma.function(5)).isCloseTo(24, within(1e-10));
        assertThat(Gamma.function(1.5)).isCloseTo(Math.sqrt(Math.PI) / 2, within(1e-12));
    }

    @Test
    void tinyRingsDoNotDieOut() throws Misfit {
        Stage tiny = Stages.of(9, Duration.ofSeconds(100));
        int there = 9;
        for (Action action : schedule("churn:rate=5", tiny).actions()) {
            there += action.deed().startsWith("join") ? 1 : -1;
            assertThat(there).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void tracesArePlayed(@TempDir Path directory) throws IOException, Misfit {
        Path file = directory.resolve("overnet.txt");
        Files.writeString(file, """
                # host start end
                a 0 100
                b,-20,30   # a founder, too
                c\t0\t99999
                b, 50, 60
                d 10 20.5 and more
                e 5 1e5
                """);

        Stage stage = Stages.of(4, Duration.ofSeconds(70));
        assertThat(schedule("churn:leave=0,trace=" + file, stage))
                .hasToString("join 1 at 5s; join 1 at 10s; crash hosts 5 at 20500ms; crash hosts 1 at 30s; "
                        + "join 1 at 50s; crash hosts 6 at 60s");
        assertThat(schedule("churn:speed=2,leave=0,trace=" + file, Stages.of(2, Duration.ofSeconds(12))))
                .hasToString("join 1 at 0s; join 1 at 2500ms; join 1 at 5s; crash hosts 4 at 10250ms");
        assertThat(Nemesis.read("churn:trace=" + file)).hasToString("churn:trace=" + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a 0 | line 2 of FILE has no host, start and end, as in 'node7, 0, 3600': 'a 0'",
                "a 0 x | line 2 of FILE has 'x', which is no number of seconds",
                "a 5 3 | line 2 of FILE ends before it begins: 'a 5 3'",
                "z 5 15 | line 2 of FILE has z there twice at the same time",
            })
    void aMistakeInATraceIsNamedWithItsLine(String line, String message, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("trace.csv");
        Files.writeString(file, "z,0,10\n" + line + "\n");

        assertThatThrownBy(() -> Nemesis.read("churn:trace=" + file))
                .isInstanceOf(Misfit.class)
                .hasMessageEndingWith(message.replace("FILE", file.toString()))
                .hasMessageNotContaining("\n");
    }

    @Test
    void aTraceThatIsNoneIsRefused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "# nothing\n");
        assertThatThrownBy(() -> Nemesis.read("churn:trace=" + empty)).hasMessageContaining("a file without sessions");
        assertThatThrownBy(() -> Nemesis.read("churn:trace=" + directory.resolve("no")))
                .hasMessageContaining("a file that cannot be read as text");
    }
}
