package dev.wringer.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.hunt.Attempt;
import dev.wringer.harness.hunt.Case;
import dev.wringer.harness.hunt.CaseFile;
import dev.wringer.harness.hunt.Setup;
import dev.wringer.harness.oracle.RingInvariant;
import dev.wringer.harness.sim.SimTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories of cases whose course is known. */
class ExplanationTest {

    private static Case known(String name) {
        Path file = Path.of("..", "scenarios", "cases", name + ".case");
        try {
            return CaseFile.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Explanation of(String name) {
        return Explanation.of(known(name).setup());
    }

    /** What happens, without what was found wrong: the sentences behind the instants. */
    private static List<String> sentences(Explanation explanation) {
        return explanation.text().stream()
                .dropWhile(line -> !line.isEmpty())
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"original", "head-only-join", "no-rectify-ping", "wrong-finger-interval"})
    void whoeverLooksOnChangesNothing(String name) {
        Case told = known(name);

        Explanation explanation = Explanation.of(told.setup());

        assertThat(explanation.outcome().broken()).contains(told.expected());
        assertThat(explanation.outcome().events())
                .isEqualTo(new Attempt(new SimTestbed()).of(told.setup()).events());
    }

    @Test
    void picturesShowWhatEachBelievesFromTheIdealRingToTheViolation() {
        Explanation explanation = of("original");
        Film film = explanation.film().orElseThrow();

        assertThat(film.nodes()).extracting(Film.Node::name).containsExactly("n0", "n1", "n3", "n2");
        Film.Frame first = film.frames().get(0);
        assertThat(first.states())
                .containsExactly(
                        new Film.State("alive", 3, List.of(1, 2)),
                        new Film.State("alive", 0, List.of(2, 3)),
                        new Film.State("alive", 1, List.of(3, 0)),
                        new Film.State("alive", 2, List.of(0, 1)));
        Film.Frame last = film.frames().get(film.frames().size() - 1);
        assertThat(last.text()).startsWith("VIOLATION of " + film.check());
        assertThat(last.states()).extracting(Film.State::life).contains("dead", "alive");
        assertThat(film.frames()).hasSizeGreaterThan(explanation.steps());
        assertThat(film.frames()).extracting(Film.Frame::atNanos).isSorted();
    }

    @Test
    void aDeadNodeIsAdoptedUnasked() {
        Explanation explanation = of("original");

        assertThat(explanation.text()).first().isEqualTo("The ring at 0.000 s, clockwise, with successor lists of 2:");
        assertThat(explanation.text().subList(1, 5))
                .containsExactly(
                        "    n0   09021327  predecessor n2, successors [n1, n3]",
                        "    n1   45d9fdaa  predecessor n0, successors [n3, n2]",
                        "    n3   49d98da6  predecessor n1, successors [n2, n0]",
                        "    n2   f9ea495f  predecessor n3, successors [n0, n1]");
        assertThat(sentences(explanation))
                .containsExactly(
                        "   0.000 s  n2 crashes",
                        "            … 11 rounds of maintenance in which nobody learned anything",
                        "   4.403 s  n3 stabilizes: its successor n2† does not answer (asked at 1.403 s); takes n0,"
                                + " the next in its list",
                        "              [n2†, n0]: successors [n0]",
                        "   5.092 s  n3 stabilizes: its successor n0 names n2† as its predecessor; takes it in the"
                                + " place of n0, without asking",
                        "              whether it lives: successors [n2†]",
                        "   5.092 s  VIOLATION of LiveSuccessor: n3 has no live successor: [n2 (dead)]");
        assertThat(explanation.steps()).isEqualTo(3);
        assertThat(explanation.text())
                .contains(
                        "Left out: 11 rounds of maintenance in which nobody learned anything; 1 step elsewhere that led"
                                + " to nothing here.");
    }

    @Test
    void aJoinerTakesADeadHead() {
        assertThat(sentences(of("head-only-join")))
                .contains(
                        "   0.000 s  n4 begins to join, through n1",
                        "   0.700 s  n4 joins: n3†, which should follow it, does not answer",
                        "   0.900 s  n4 joins behind n2, and takes [n3†] only of its list [n3†, n0]: predecessor n2,"
                                + " successors [n3†]");
    }

    @Test
    void whatIsNotNoticedIsToldOnceWithItsRepeats() {
        List<String> sentences = sentences(of("no-rectify-ping"));

        assertThat(sentences)
                .contains(
                        "   0.550 s  n2 rectifies: is notified by n3, which lies closer than its predecessor n0:"
                                + " predecessor n3",
                        "   3.044 s  n2 is notified by n0, and keeps its predecessor n3†, which lies closer: it does"
                                + " not ask whether it lives",
                        "              (and 6 more times, the last at 23.157 s)")
                .noneMatch(line -> line.contains("busy"));
        assertThat(sentences)
                .filteredOn(line -> line.contains("keeps its predecessor"))
                .hasSize(1);
    }

    /** Each hop of the fetch that fails, who has the block, and who stored it last. */
    @Test
    void aFetchIsToldHopByHop() {
        Explanation explanation = of("wrong-finger-interval-denies");

        assertThat(explanation.text()).contains("    key  e8e459ed  the key concerned");
        assertThat(sentences(explanation))
                .containsSubsequence(
                        "   0.500 s  operation 0: n4 tells its client that it is stored, acknowledged by n3",
                        "  16.269 s  a client has n0 fetch e8e459ed (operation 3), which is held by n3",
                        "  16.375 s  n0 passes the lookup on to n2, which lies beyond the key",
                        "  16.500 s  n2 passes the lookup on to n6",
                        "  16.875 s  n7 passes the lookup on to n3, where it has been before: it goes in a circle",
                        "  17.125 s  n0 passes the lookup on to n2, which lies beyond the key, and has it avoid [n7]",
                        "  18.250 s  n4 tells n0 that it precedes the key, which is followed by [n2]",
                        "  18.500 s  n2 tells n0 that it does not have it");
    }

    /** What becomes of the copies of a lost block: the only holder leaves without handing over. */
    @Test
    void aLostBlockIsToldFromItsStorageOn() {
        Explanation explanation = Explanation.of(setup(
                3,
                "nodes=4",
                "successors=2",
                "replicas=1",
                "virtual-nodes=1",
                "formation=assembled",
                "latency=constant:50ms",
                "variant=skipped-hand-over",
                "stabilize=500ms..1500ms",
                "lookup=iterative",
                "cache=0",
                "faults=leave hosts 1 at 0s",
                "mix=newest:1",
                "arrival=open:0.001/s",
                "keys=uniform",
                "block-size=64",
                "blocks=1",
                "authors=1",
                "warm-up=0s",
                "duration=1s",
                "after=0s"));

        assertThat(sentences(explanation))
                .containsSubsequence(
                        "   0.150 s  n1 holds 4313abbe, which n2 stores there",
                        "   0.200 s  operation 0: n2 tells its client that it is stored, acknowledged by n1",
                        "   0.200 s  n1 is told to leave",
                        "   0.200 s  n1 has left, and with it its copy of 4313abbe")
                .anyMatch(line -> line.contains("VIOLATION of Durability: "));
        assertThat(explanation.text()).anyMatch(line -> line.endsWith("See docs/VERDICTS.md,"));
    }

    private static Setup setup(long seed, String... settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String setting : settings) {
            int sign = setting.indexOf('=');
            texts.put(setting.substring(0, sign), setting.substring(sign + 1));
        }
        return Setup.of(texts, seed);
    }

    @Test
    void theDiagramHasTheSameSteps() {
        assertThat(of("original").diagram())
                .containsExactly(
                        "sequenceDiagram",
                        "    participant n0 as n0 @ 09021327",
                        "    participant n3 as n3 @ 49d98da6",
                        "    participant n2 as n2 @ f9ea495f",
                        "    Note over n0,n2: 0.000 s n2 crashes",
                        "    Note over n0,n2: … 11 rounds of maintenance in which nobody learned anything",
                        "    n3-xn2: your neighbours?",
                        "    Note over n3: 4.403 s successors [n0]",
                        "    n3->>n0: your neighbours?",
                        "    n0-->>n3: predecessor n2†, successors [n1, n3]",
                        "    Note over n3: 5.092 s successors [n2†]",
                        "    Note over n0,n2: 5.092 s VIOLATION of LiveSuccessor: n3 has no live successor: [n2"
                                + " (dead)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head-only-join", "no-rectify-ping", "wrong-finger-interval"})
    void diagramsHoldNothingThatEndsAStatement(String name) {
        assertThat(of(name).diagram()).noneMatch(line -> line.contains(";") || line.contains("#"));
    }

    @Test
    void whereThereIsNoViolationThereIsNoStory() {
        Setup correct = Setup.of(Map.of("nodes", "3", "successors", "2", "replicas", "1", "duration", "1s"), 1);

        assertThat(Explanation.of(correct).text()).isEmpty();
    }

    @Test
    void everyRuleThatCanBreakIsStated() {
        Stream<String> checks = Stream.concat(
                RingInvariant.safety(2).stream().map(RingInvariant::name),
                Stream.of(
                        "IdealState",
                        "Durability",
                        "Acknowledgements",
                        "LookupOwner",
                        "LookupPath",
                        "RoutingProgress",
                        "Denials",
                        "Integrity",
                        "FetchedVersions",
                        "HeldVersions",
                        "NewestReads",
                        "RepairTraffic",
                        Attempt.BEFORE_FAULTS));

        assertThat(checks).allMatch(BrokenRule::isKnown);
    }

    /** Where a story sends its reader, there is something to read. */
    @Test
    void theSectionsExist() throws IOException {
        List<String> document = Files.readAllLines(Path.of("..", "docs", "VERDICTS.md"));

        assertThat(document)
                .contains(
                        "## " + BrokenRule.of("LiveSuccessor").section(),
                        "## " + BrokenRule.of("NewestReads").section());
    }
}
