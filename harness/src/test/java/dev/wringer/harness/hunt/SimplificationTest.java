package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.sim.SimTestbed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplificationTest {

    private static List<String> faults(Simplification simplification, String faults) {
        return faults(simplification, faults, List.of());
    }

    private static List<String> faults(Simplification simplification, String faults, List<Event> shown) {
        return simplification
                .of(Setups.quiet(faults), shown)
                .map(setup -> setup.faults().toString())
                .toList();
    }

    @Test
    void actionsAreTakenAwayAllThenHalvesThenOneByOne() {
        assertThat(faults(new FewerActions(), "crash hosts 0 at 1s; still 2s..3s; pause hosts 1 4s..5s"))
                .containsExactly(
                        "",
                        "pause hosts 1 4s..5s",
                        "crash hosts 0 at 1s; still 2s..3s",
                        "still 2s..3s; pause hosts 1 4s..5s",
                        "crash hosts 0 at 1s; pause hosts 1 4s..5s",
                        "crash hosts 0 at 1s; still 2s..3s");
    }

    /** Founders have the numbers 0 to 3; who joins first has 4. */
    @Test
    void withoutAJoinLaterNewcomersHaveLowerNumbers() throws Exception {
        Schedule schedule = Schedule.read("join 2 at 1s; join 1 at 2s; crash hosts 1,5,6 at 3s");

        assertThat(HostNumbers.withoutActions(schedule, 0, 1, 4)).hasToString("join 1 at 2s; crash hosts 1,4 at 3s");
        assertThat(HostNumbers.withoutActions(schedule, 1, 2, 4)).hasToString("join 2 at 1s; crash hosts 1,5 at 3s");
        assertThat(HostNumbers.withoutActions(schedule, 0, 2, 4)).hasToString("crash hosts 1 at 3s");
    }

    /** Founders have the numbers 0 to 3. */
    @Test
    void newcomersStandFromTheBeginning() {
        List<Setup> simpler = new FoundersForNewcomers()
                .of(
                        Setups.quiet("join 1 at 2s; join 2 at 1s; crash hosts 3,4,5,6 at 3s; pause same as 3 4s..5s"),
                        List.of())
                .toList();

        assertThat(simpler)
                .extracting(setup -> setup.settings().text("nodes") + ": " + setup.faults())
                .containsExactly(
                        "5: join 2 at 1s; crash hosts 3..6 at 3s; pause same as 2 4s..5s",
                        "6: join 1 at 2s; crash hosts 3..6 at 3s; pause same as 2 4s..5s");
        assertThat(faults(new FoundersForNewcomers(), "join 1 at 2s; join 2 at 1s; crash hosts 6 at 3s"))
                .containsExactly("join 2 at 1s; crash hosts 4 at 3s", "join 1 at 2s; crash hosts 6 at 3s");
        assertThat(faults(new FoundersForNewcomers(), "crash 1 at 1s")).isEmpty();
    }

    @Test
    void whoRefersToAnActionByItsNumberStillDoes() throws Exception {
        Schedule schedule = Schedule.read("still 0s..1s; crash 1 at 1s; crash same as 2 at 2s");

        assertThat(HostNumbers.withoutActions(schedule, 0, 1, 4)).hasToString("crash 1 at 1s; crash same as 1 at 2s");
        assertThat(HostNumbers.withoutActions(schedule, 1, 2, 4)).hasToString("still 0s..1s; crash nobody at 2s");
    }

    @Test
    void withoutAHostThoseBehindItMoveUp() {
        List<Setup> simpler = new FewerHosts()
                .of(Setups.quiet("join 2 at 1s; crash hosts 1,3,5 at 2s"), List.of())
                .toList();

        assertThat(simpler)
                .extracting(setup -> setup.settings().text("nodes") + ": " + setup.faults())
                .containsExactly(
                        "2: join 2 at 1s; crash hosts 1,3 at 2s",
                        "3: join 2 at 1s; crash hosts 1,4 at 2s",
                        "3: join 2 at 1s; crash hosts 1,2,4 at 2s",
                        "3: join 2 at 1s; crash hosts 2,4 at 2s",
                        "3: join 2 at 1s; crash hosts 0,2,4 at 2s",
                        "4: join 1 at 1s; crash hosts 1,3 at 2s");
    }

    @Test
    void virtualNodesGoToHostsOfTheirOwnThatSufferTogether() {
        Setup setup = Setup.of(
                java.util.Map.of(
                        "nodes", "6",
                        "successors", "2",
                        "replicas", "1",
                        "virtual-nodes", "2",
                        "faults", "join 1 at 1s; crash hosts 1,3 at 2s"),
                1);

        assertThat(new FewerHosts()
                        .of(setup, List.of())
                        .limit(2)
                        .map(simpler -> simpler.spec().hosts() + ": " + simpler.faults()))
                .containsExactly(
                        "3: join 1 at 1s; crash hosts 1,3 at 2s", "6: join 2 at 1s; crash hosts 2,3,6,7 at 2s");
    }

    @Test
    void timesBecomeEarlierAndRounderAndNeverLater() {
        List<String> simpler = faults(new RounderTimes(), "crash 1 at 1234ms; pause 1 4321ms..9876ms");

        assertThat(simpler)
                .contains(
                        "crash 1 at 0s; pause 1 3087ms..8642ms",
                        "crash 1 at 1s; pause 1 4321ms..9876ms",
                        "crash 1 at 1230ms; pause 1 4321ms..9876ms",
                        "crash 1 at 1234ms; pause 1 4321ms..9s",
                        "crash 1 at 1234ms; pause 1 4s..9876ms")
                .doesNotHaveDuplicates()
                .doesNotContain("crash 1 at 1234ms; pause 1 4321ms..9876ms");
        assertThat(faults(new RounderTimes(), "crash 1 at 0s")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leave hosts 1 at 1s                   | crash hosts 1 at 1s",
                "restart hosts 1, disk lost at 1s      | crash hosts 1 at 1s, restart hosts 1, disk kept at 1s",
                "upgrade hosts 1 at 1s                 | crash hosts 1 at 1s, restart hosts 1, disk kept at 1s",
                "downgrade hosts 1, killed at 1s       | crash hosts 1 at 1s, restart hosts 1, disk kept at 1s",
                "down hosts 1, disk kept 1s..2s        | crash hosts 1 at 1s, restart hosts 1, disk kept at 1s",
                "pause hosts 1 1s..2s                  | crash hosts 1 at 1s",
                "cut hosts 1 <-> hosts 2 1s..2s        | cut hosts 1 -> hosts 2 1s..2s"
            })
    void faultsBecomeSimpler(String fault, String simpler) {
        assertThat(String.join(", ", faults(new SimplerFaults(), fault))).isEqualTo(simpler);
    }

    @Test
    void whereNobodyIsUpgradedThereNeedsToBeNoOtherRelease() {
        assertThat(releases(mixed("crash hosts 1 at 1s", "30%"))).containsExactly("none 0%", "lookup=recursive 0%");
        assertThat(releases(mixed("crash hosts 1 at 1s", "0%"))).containsExactly("none 0%");
        assertThat(releases(mixed("upgrade hosts 1 at 1s", "30%"))).containsExactly("lookup=recursive 0%");
        assertThat(releases(mixed("upgrade hosts 1 at 1s", "0%"))).isEmpty();
        assertThat(releases(Setups.quiet("crash hosts 1 at 1s"))).isEmpty();
    }

    private static Setup mixed(String faults, String share) {
        return Setups.quiet(faults)
                .reading(RingParameters.CANDIDATE, "lookup=recursive")
                .reading(RingParameters.CANDIDATE_SHARE, share);
    }

    private static List<String> releases(Setup setup) {
        return new OneRelease()
                .of(setup, List.of())
                .map(Setup::settings)
                .map(settings -> settings.text("candidate") + " " + settings.text("candidate-share"))
                .toList();
    }

    @Test
    void aCrashIsAsSimpleAsCanBe() {
        assertThat(faults(new SimplerFaults(), "crash hosts 1 at 1s; join 1 at 2s; still 1s..2s"))
                .isEmpty();
    }

    @Test
    void eachVictimIsLeftOutInTurn() {
        assertThat(faults(new FewerVictims(), "cut hosts 1,2 -> hosts 3 1s..2s; crash hosts 0,1 at 1s"))
                .containsExactly(
                        "cut hosts 2 -> hosts 3 1s..2s; crash hosts 0,1 at 1s",
                        "cut hosts 1 -> hosts 3 1s..2s; crash hosts 0,1 at 1s",
                        "cut hosts 1,2 -> hosts 3 1s..2s; crash hosts 1 at 1s",
                        "cut hosts 1,2 -> hosts 3 1s..2s; crash hosts 0 at 1s");
    }

    /** The record tells who was hit. */
    @Test
    void selectorsGiveWayToWhomTheyHit() {
        String faults = "crash 1 newest at 1s; lose 5% 1 -> 1 2s..3s";
        Outcome shown = new Attempt(new SimTestbed()).of(Setups.quiet(faults));

        assertThat(faults(new VictimsByNumber(), faults, shown.events()))
                .singleElement()
                .asString()
                .matches("crash hosts \\d at 1s; lose 5% hosts \\d -> hosts \\d 2s\\.\\.3s");
        assertThat(faults(new VictimsByNumber(), "crash hosts 1 at 1s; join 1 at 1s"))
                .isEmpty();
    }

    @Test
    void aSettingTakesThePlainValuesBelowItsOwn() {
        Setup setup = Setups.quiet("none");

        assertThat(new PlainValues().of(setup, List.of()).map(simpler -> simpler.settings()
                        .text("arrival")))
                .contains("open:0.001/s", "open:0.1/s", "open:0.2/s", "open:0.5/s");
        assertThat(new PlainValues().of(setup, List.of()).map(simpler -> simpler.settings()
                        .text("loss")))
                .containsOnly("0%");
    }

    @Test
    void lookupsAreTheSimplestThatClientsDo() {
        Setup several = Setup.of(java.util.Map.of("mix", "poll:2,store:1"), 1);

        assertThat(new FewerOperations().of(several, List.of()).map(simpler -> simpler.settings()
                        .text("mix")))
                .containsExactly("lookup:1", "poll:1", "store:1", "poll:2");
        assertThat(new FewerOperations().of(Setups.quiet("none"), List.of())).isEmpty();
    }

    @Test
    void listsBecomeShorterAndReplicasFewer() {
        Setup setup = Setup.of(java.util.Map.of("nodes", "8", "successors", "4", "replicas", "3"), 1);

        assertThat(new ShorterLists()
                        .of(setup, List.of())
                        .map(simpler -> simpler.settings().text("successors")
                                + "/"
                                + simpler.settings().text("replicas")))
                .containsExactly("2/2", "3/3", "4/1", "4/2");
    }
}
