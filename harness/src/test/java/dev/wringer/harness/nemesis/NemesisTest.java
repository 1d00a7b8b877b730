package dev.wringer.harness.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.schedule.ScheduleMistake;
import dev.wringer.harness.setting.Misfit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NemesisTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Stage STAGE = Stages.of(40, MINUTE);

    static List<String> names() {
        return Nemesis.all().stream().map(Nemesis.Description::name).toList();
    }

    private static Schedule schedule(Nemesis nemesis, Stage stage, long seed) {
        return nemesis.schedule(stage, new Seed(seed).entropy());
    }

    private static Schedule schedule(String text, long seed) throws Misfit {
        return schedule(Nemesis.read(text), STAGE, seed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "churn",
                "churn:rate=0.2",
                "churn:rate=0.2+partitions",
                "churn:session=exponential:60s,leave=30%",
                "churn:session=pareto:60s:1.5",
                "churn:session=weibull:90s:0.5",
                "crashes:share=10%,whom=neighbours,every=20s,replace=false",
                "mass-leave:share=25%,whom=scattered",
                "flash-crowd:share=50%,every=30s",
                "restarts:share=5%,disk=10% corrupted,away=2s,every=5s",
                "restarts:disk=lost+pauses:share=5%,lasts=1s,calm=4s",
                "one-way:share=20%,direction=out",
                "flapping:links=3,uplinks=1,off=500ms,on=1s",
                "slow-links:latency=100ms,jitter=20ms",
                "loss:lose=5%+bad-streams+bad-packets",
                "random:most=2",
            })
    void whatIsWrittenReadsBackToTheSame(String text) throws Misfit {
        Nemesis nemesis = Nemesis.read(text);
        assertThat(nemesis).hasToString(text).isEqualTo(Nemesis.read(text));
        assertThat(new NemesisKind().write(new NemesisKind().read(text))).isEqualTo(text);
    }

    @Test
    void theOrderOfSettingsAndBlanksDoNotMatter() throws Misfit {
        assertThat(Nemesis.read("pauses:calm=4s, share=5%")).isEqualTo(Nemesis.read("pauses:share=5,calm=4000ms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chrun | names 'chrun', which is no nemesis: did you mean churn?",
                "'' | names '', which is no nemesis: there are churn, crashes,",
                "churn+ | names '', which is no nemesis",
                "churn+none | joins none with others: it stands alone",
                "churn:rte=1 | has 'rte', which is no setting of churn: did you mean rate?",
                "loss:xyz=1 | no setting of loss: there are share (0 … 100 %), lose (0 … 100 %), lasts (≥ 10ms)",
                "churn:0.2 | has '0.2' where churn takes setting=value: rate (0 … 10000), session (exponential",
                "churn:rate=fast | sets rate of churn to 'fast', which is not a number",
                "churn:rate=-1 | sets rate of churn to '-1', which is outside 0 … 10000",
                "churn:rate=1,rate=2 | sets rate of churn twice",
                "churn:rate=1,session=exponential:60s | sets rate and session of churn: it takes one of them",
                "churn:speed=2 | sets speed of churn, which belongs to a trace",
                "churn:session=gauss:60s | which is not one of exponential:60s | pareto",
                "churn:session=pareto:60s:0.9 | which has a shape, '0.9', that is outside 1.01 … 100",
                "churn:session=exponential:x | which has a mean, 'x', that is not a time",
                "crashes:whom=neighbors | did you mean neighbours?",
                "restarts:disk=gone | which is not one of kept",
                "slow-links:latency=1s,jitter=2s | sets jitter of slow-links to more than the latency",
                "slow-links:jitter=2s | sets jitter of slow-links without a latency",
            })
    void complainsInWords(String text, String message) {
        assertThatThrownBy(() -> Nemesis.read(text))
                .isInstanceOf(Misfit.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whoeverKnowsThatATextIsRightIsNotAskedToCatchAnything() throws Misfit {
        assertThat(Nemesis.of("churn:rate=0.2")).isEqualTo(Nemesis.read("churn:rate=0.2"));
        assertThatThrownBy(() -> Nemesis.of("chrun"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean churn?");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameStageAndSeedGiveTheSameSchedule(String name) throws Misfit, ScheduleMistake {
        for (int seed = 0; seed < 20; seed++) {
            Schedule schedule = schedule(name, seed);
            assertThat(schedule(name, seed)).isEqualTo(schedule);
            assertThat(Schedule.read(schedule.toString())).isEqualTo(schedule);
        }
        assertThat(schedule(name, 1)).isNotEqualTo(schedule(name, 2));
    }

    /** Also where everything is as short, as small or as poor as it gets. */
    @ParameterizedTest
    @MethodSource("names")
    void everythingEndsInTime(String name) throws Misfit {
        Duration round = Duration.ofSeconds(1);
        List<Stage> stages = List.of(
                STAGE,
                Stages.of(40, Duration.ofMillis(1)),
                Stages.of(40, Duration.ofSeconds(2)),
                Stages.of(1000, MINUTE),
                new Stage(1, 1, 1, round, round, MINUTE, false, Stages.EVERYTHING),
                new Stage(2, 1, 1, round, round, MINUTE, false, Stages.EVERYTHING),
                new Stage(5, 16, 6, round.multipliedBy(30), round, MINUTE, false, Stages.EVERYTHING),
                new Stage(5, 3, 2, Duration.ofMillis(1), Duration.ofMillis(1), round, false, Set.of()));
        for (Stage stage : stages) {
            for (int seed = 0; seed < 20; seed++) {
                Schedule schedule = schedule(Nemesis.read(name), stage, seed);
                assertThat(schedule.length()).isLessThanOrEqualTo(stage.duration());
                assertThat(schedule.actions())
                        .allMatch(action -> !(action instanceof Action.While spell)
                                || spell.end().isPresent());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whateverIsDrawnReadsBackToTheSame(String name) throws Misfit {
        Recipe recipe = Recipes.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (int seed = 0; seed < 50; seed++) {
            Nemesis drawn = new Single(recipe, recipe.draw(STAGE, new Seed(seed).entropy()));
            assertThat(Nemesis.read(drawn.toString())).isEqualTo(drawn);
            assertThat(Nemesis.read(drawn.toString()).needs()).isEqualTo(drawn.needs());
        }
    }

    /** Nothing that a nemesis does takes more than it says, and what the testbed offers. */
    @ParameterizedTest
    @MethodSource("names")
    void noMoreIsNeededThanWhatIsSaid(String name) throws Misfit {
        Nemesis nemesis = Nemesis.read(name);
        Stage poor = Stages.of(40, MINUTE, nemesis.needs());
        for (int seed = 0; seed < 20; seed++) {
            assertThat(nemesis.needs()).containsAll(Requirements.of(schedule(nemesis, poor, seed)));
        }
    }

    @Test
    void severalTogetherDoWhatEachDoes() throws Misfit {
        Nemesis both = Nemesis.read("loss+pauses");

        assertThat(both.needs()).containsExactlyInAnyOrder(Capability.LOSS, Capability.PAUSE);
        assertThat(schedule(both, STAGE, 1).actions())
                .anyMatch(action -> action.deed().startsWith("lose"))
                .anyMatch(action -> action.deed().startsWith("pause"));
        assertThat(Nemesis.NONE.needs()).isEmpty();
        assertThat(schedule(Nemesis.NONE, STAGE, 1)).isEqualTo(Schedule.NONE);
    }

    @Test
    void newcomersHaveTheNumbersOfTheOrderInWhichAllAreStarted() throws ScheduleMistake {
        Schedule one = Schedule.read("join 1 at 1s; crash hosts 5,0 at 4s; join 2 at 5s; leave hosts 7 at 6s");
        Schedule other = Schedule.read("join 2 at 3s; join 1 at 5s; crash all but hosts 6 at 9s");

        assertThat(new Numbering(5).together(List.of(one, other)))
                .hasToString("join 1 at 1s; crash hosts 5,0 at 4s; join 2 at 5s; leave hosts 9 at 6s; "
                        + "join 2 at 3s; join 1 at 5s; crash all but hosts 7 at 9s");
    }

    @Test
    void cutsAndPausesAreShortForTheSuccessorList() throws Misfit {
        Duration quarter = Duration.ofSeconds(2); // of 8 rounds
        for (String name : List.of("partitions", "one-way", "flapping", "pauses", "bad-streams")) {
            for (int seed = 0; seed < 20; seed++) {
                assertThat(schedule(name, seed).actions()).isNotEmpty().allSatisfy(action -> assertThat(length(action))
                        .isPositive()
                        .isLessThanOrEqualTo(quarter));
            }
        }
        assertThat(schedule("partitions:lasts=7s", 1).actions())
                .allSatisfy(action -> assertThat(length(action)).isEqualTo(Duration.ofSeconds(7)));
    }

    private static Duration length(Action action) {
        Action.While spell = (Action.While) action;
        return spell.end().orElseThrow().minus(spell.begin());
    }

    @Test
    void fewVanishAtOnceUnlessMoreAreAskedFor() throws Misfit {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(schedule("crashes:whom=neighbours", seed).actions())
                    .extracting(Action::deed)
                    .allMatch(deed -> deed.matches("crash [12] neighbours|join [12]"));
            assertThat(schedule("crashes:whom=scattered", seed).actions())
                    .extracting(Action::deed)
                    .allMatch(deed -> deed.matches("(crash|join) [1-4]"));
        }
        assertThat(schedule("crashes:share=50%,whom=scattered,every=20s", 1).actions())
                .extracting(Action::deed)
                .containsOnly("crash 20", "join 20");
    }

    @Test
    void withoutReplacementTheRingDoesNotDieOut() throws Misfit {
        for (String name : List.of("crashes:every=1s,replace=false", "mass-leave:every=1s,replace=false")) {
            int gone = schedule(name, 1).actions().stream()
                    .mapToInt(action -> Integer.parseInt(action.deed().replaceAll("[^0-9]", "")))
                    .sum();
            assertThat(gone).isEqualTo(STAGE.hosts() - 10);
        }
    }

    @Test
    void restartsFindWhatTheyAreTold() throws Misfit {
        Stage memory = new Stage(40, 8, 3, MINUTE, MINUTE, MINUTE, false, Stages.EVERYTHING);
        assertThat(schedule("restarts", 1).actions())
                .allMatch(action -> action.deed().endsWith("disk kept"));
        assertThat(schedule(Nemesis.read("restarts"), memory, 1).actions())
                .allMatch(action -> action.deed().endsWith("disk lost"));
        assertThat(schedule("restarts:disk=10% corrupted,away=2s", 1).actions())
                .allMatch(action ->
                        action.deed().startsWith("down ") && action.deed().endsWith("disk 10% corrupted"));
    }

    @Test
    void linksThatFlapAreAlwaysTheSame() throws Misfit {
        List<Action> actions = schedule("flapping:links=1", 3).actions();

        assertThat(actions).hasSizeGreaterThan(5);
        assertThat(actions).extracting(Action::deed).containsOnly(actions.get(0).deed());
    }

    @Test
    void randomDrawsFewKindsOthersForEachSeedAndOnlyWhatIsOffered() {
        RandomMix random = new RandomMix(Recipes.all().stream()
                .filter(one -> !one.name().equals("random"))
                .toList());
        Set<List<String>> subsets = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        Set<Capability> offered = EnumSet.of(Capability.CUT, Capability.PAUSE);
        for (int seed = 0; seed < 200; seed++) {
            Several mix = (Several) random.mix(Chosen.NOTHING, STAGE, new Seed(seed).entropy());
            List<String> drawn = mix.parts().stream()
                    .map(part -> part.recipe().name())
                    .sorted()
                    .toList();
            assertThat(drawn).hasSizeBetween(1, 3).doesNotHaveDuplicates();
            subsets.add(drawn);
            kinds.addAll(drawn);

            Stage poor = Stages.of(40, MINUTE, offered);
            assertThat(offered)
                    .containsAll(Requirements.of(
                            new Single(random, Chosen.NOTHING).schedule(poor, new Seed(seed).entropy())));
        }
        assertThat(subsets).hasSizeGreaterThan(100);
        assertThat(kinds).hasSize(names().size() - 1);
        assertThat(new Single(random, Chosen.NOTHING).schedule(Stages.of(40, MINUTE, Set.of()), new Seed(1).entropy()))
                .isEqualTo(Schedule.NONE);
    }

    @Test
    void aPartitionCutsOffTheShareThatIsSet() throws Misfit {
        assertThat(schedule("partitions:share=30%,whom=scattered", 1).actions())
                .allMatch(action -> action.deed().equals("partition 30%"));
    }
}
