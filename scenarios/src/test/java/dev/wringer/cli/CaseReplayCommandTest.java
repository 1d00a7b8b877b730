package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.hunt.CaseFile;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.story.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseReplayCommandTest {

    private static final Path CASES = Path.of("cases");

    @TempDir
    private Path folder;

    static List<Path> cases() throws IOException {
        return casesIn(CASES);
    }

    static List<Path> mended() throws IOException {
        return casesIn(CASES.resolve("mended"));
    }

    private static List<Path> casesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".case"))
                    .sorted()
                    .toList();
        }
    }

    private static Path one() throws IOException {
        return cases().get(0);
    }

    /** The regression suite: what was once found shows still, at the very event. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseThatIsKeptShowsItsViolation(Path file) {
        Invocation replay = Invocation.asInstalled("replay", file.toString());

        assertThat(replay.out()).contains("SHOWN").doesNotContain("DIFFERS");
        assertThat(replay.status()).isZero();
    }

    /** Each of them is the variant's fault: the correct protocol passes. */
    @ParameterizedTest
    @MethodSource("cases")
    void theCorrectProtocolPassesThem(Path file) throws IOException {
        Path corrected = changed(file, "variant = .*", "variant = corrected");

        Invocation replay = Invocation.asInstalled("replay", corrected.toString());

        assertThat(replay.status()).isEqualTo(1);
        assertThat(replay.out()).contains("DIFFERS   PASS");
    }

    /** With these the correct protocol once failed, by a fault of its own or of the harness, or beyond what it promises. */
    @ParameterizedTest
    @MethodSource("mended")
    void whatWasMendedFailsNoMore(Path file) {
        Invocation replay = Invocation.asInstalled("replay", file.toString());

        assertThat(replay.out()).containsPattern("DIFFERS   (PASS|UNKNOWN: premise broken)");
    }

    @Test
    void anotherEventThanTheExpectedOneDiffers() throws IOException {
        Path other = changed(one(), "expected-event = .*", "expected-event = 1");

        Invocation replay = Invocation.asInstalled("replay", other.toString(), "--times", "2");

        assertThat(replay.status()).isEqualTo(1);
        assertThat(replay.out().lines().filter(line -> line.startsWith("DIFFERS")))
                .hasSize(2);
    }

    @Test
    void whereTimeIsRealItIsToldHowOftenItShowed() throws IOException {
        Testbeds real = new Testbeds(List.of(new Unrepeatable(new SimTestbed())));
        Path other = changed(one(), "expected-event = .*", "expected-event = 1"); // the event is not compared there

        Invocation replay = Invocation.on(real, "replay", other.toString(), "--testbed", "unrepeatable");

        assertThat(replay.status()).isZero();
        assertThat(replay.out()).contains(" showed in 3 of 3 trials on ");
    }

    /** A name of an image may mean another one tomorrow; a violation that does not show then says nothing of the first. */
    @Test
    void whereHostsRunAnotherImageThanTheCaseNamesItIsTold() throws IOException {
        Testbeds real = new Testbeds(List.of(new Unrepeatable(new SimTestbed())));

        Invocation plain = Invocation.on(real, "replay", one().toString(), "--testbed", "unrepeatable", "--times=2");
        assertThat(plain.out().lines().filter(line -> line.startsWith("image")))
                .containsExactly("image     " + Unrepeatable.IMAGE);

        Path same = changed(one(), "seed = (.*)", "seed = $1\nimage = " + Unrepeatable.IMAGE);
        Invocation known = Invocation.on(real, "replay", same.toString(), "--testbed", "unrepeatable", "--times=1");
        assertThat(known.out()).contains("image     " + Unrepeatable.IMAGE + "\n");

        Path other = changed(one(), "seed = (.*)", "seed = $1\nimage = sha256:0f1e");
        Invocation replay = Invocation.on(real, "replay", other.toString(), "--testbed", "unrepeatable", "--times=1");
        assertThat(replay.out())
                .contains("image     " + Unrepeatable.IMAGE + ", and not sha256:0f1e, which has shown the violation\n");
    }

    @Test
    void whatIsNoCaseIsToldInOneLine() throws IOException {
        Path none = Files.writeString(folder.resolve("none.case"), "nonsense\n");
        Path lossy = changed(one(), "loss = .*", "loss = 1%");

        assertThat(List.of(
                        Invocation.asInstalled("replay"),
                        Invocation.asInstalled("replay", "no.case"),
                        Invocation.asInstalled("replay", none.toString()),
                        Invocation.asInstalled("replay", lossy.toString(), "--testbed", "local"),
                        Invocation.asInstalled("replay", one().toString(), "--testbed", "nowhere"),
                        Invocation.asInstalled("replay", one().toString(), "--times", "0"),
                        Invocation.asInstalled("replay", one().toString(), "--explain", "--times", "2"),
                        Invocation.asInstalled("replay", one().toString(), "--explain", "--testbed", "local"),
                        Invocation.asInstalled("replay", one().toString(), "--markdown", "story.md"),
                        Invocation.asInstalled("replay", one().toString(), "--explain", "--markdown", none.toString())))
                .allSatisfy(call -> {
                    assertThat(call.status()).isEqualTo(3);
                    assertThat(call.err()).hasLineCount(1).startsWith("wringer: ");
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anExplainedReplayShowsTheSameAndTellsHowItCameAbout(Path file) {
        Invocation replay = Invocation.asInstalled("replay", file.toString(), "--explain");

        assertThat(replay.status()).isZero();
        assertThat(replay.out().lines())
                .anyMatch(line -> line.startsWith("SHOWN "))
                .anyMatch(line -> line.startsWith("The ring at "))
                .anyMatch(line -> line.contains(" s  VIOLATION of "))
                .anyMatch(line -> line.startsWith("The rule: "))
                .hasSizeLessThan(60);
    }

    @Test
    void withoutAViolationThereIsNothingToExplain() throws IOException {
        Path corrected = changed(one(), "variant = .*", "variant = corrected");

        Invocation replay = Invocation.asInstalled("replay", corrected.toString(), "--explain");

        assertThat(replay.status()).isEqualTo(1);
        assertThat(replay.out()).contains("DIFFERS   PASS", "There is no violation, and nothing to explain.");
    }

    @Test
    void aStoryIsWrittenIntoADocumentAndMadeAnewThere() throws IOException {
        Path document = folder.resolve("story.md");
        String[] words = {"replay", one().toString(), "--explain", "--markdown", document.toString()};

        assertThat(Invocation.asInstalled(words).status()).isZero();
        List<String> first = Files.readAllLines(document);
        Files.writeString(document, String.join("\n", first).replace("sequenceDiagram", "spoilt"));
        assertThat(Invocation.asInstalled(words).status()).isZero();

        assertThat(first).contains("```mermaid", "sequenceDiagram").anyMatch(line -> line.contains(" VIOLATION of "));
        assertThat(document).content().isEqualTo(String.join("\n", first) + "\n");
    }

    /** The story in docs/HUNT.md is what the command there makes. */
    @Test
    void theDocumentTellsTheStoryAsTheCommandDoes() throws IOException {
        Path original = CASES.resolve("original.case");
        Explanation told = Explanation.of(
                CaseFile.read(Files.readString(original), original.toString()).setup());
        CaseStory story = new CaseStory(Path.of("scenarios/cases/original.case"), told);
        List<String> document = Files.readAllLines(Path.of("..", "docs", "HUNT.md"));

        assertThat(story.section(Path.of("docs/HUNT.md")).replaced(document, story.markdown()))
                .as("make it anew: ./wringer replay scenarios/cases/original.case --explain --markdown docs/HUNT.md")
                .isEqualTo(document);
    }

    /** The simulator, as if time were real. */
    private record Unrepeatable(SimTestbed sim) implements Testbed {

        private static final String IMAGE = "sha256:abcd";

        @Override
        public String name() {
            return "unrepeatable";
        }

        @Override
        public boolean offers(Capability capability) {
            return capability != Capability.REPEATABLE && sim.offers(capability);
        }

        @Override
        public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
            events.running(0, "mine 1", "corrected", IMAGE, "/mine");
            return sim.start(spec, seed, events);
        }
    }

    private Path changed(Path file, String line, String by) throws IOException {
        String text = Files.readString(file).replaceFirst("(?m)^" + line + "$", by);
        return Files.writeString(folder.resolve("changed.case"), text);
    }
}
