package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.trial.UsageError;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

    private static final Expectation EXPECTED = new Expectation(
            "LiveSuccessor", 17, Duration.ofNanos(1_234_567_890), "a has no live successor: [b (dead)]");

    private static Case sample(Setup setup) {
        return new Case("1.2.3", setup, EXPECTED);
    }

    @Test
    void everythingThatIsDrawnIsReadAsItIsWritten() {
        for (long seed = 1; seed <= 200; seed++) {
            Case drawn = sample(Setups.drawn(seed));

            assertThat(CaseFile.read(CaseFile.write(drawn), "it")).isEqualTo(drawn);
        }
    }

    @Test
    void theImageThatHasShownItIsKept() {
        Setup setup = Setups.quiet("crash 1 at 1s");
        Case seen = new Case("1.2.3", setup, EXPECTED, Optional.of("sha256:0f1e"));

        assertThat(CaseFile.write(seen)).contains("\nimage = sha256:0f1e\n");
        assertThat(CaseFile.read(CaseFile.write(seen), "it")).isEqualTo(seen);
        assertThat(CaseFile.write(sample(setup))).doesNotContain("image");
    }

    @Test
    void eachActionHasALineOfItsOwn() {
        String text = CaseFile.write(sample(Setups.quiet("crash 1 at 1s; join 2 at 2s")));

        assertThat(text)
                .contains("\nfaults = crash 1 at 1s\nfaults = join 2 at 2s\n")
                .contains("\nseed = 1\n", "\nnodes = 4\n", "\nexpected-check = LiveSuccessor\n");
    }

    @Test
    void linesComeInAnyOrderAndWhatIsNotSaidHasItsDefault() {
        Case read = CaseFile.read("""
                expected-witness = w = x
                nodes=20 # no comment behind a value: this is one that cannot be read
                """.replaceFirst(" #.*", "") + """
                        # a comment
                        expected-at = 2s
                        expected-check = X
                        expected-event = 3
                        seed = 7
                        wringer = 1
                        format = 1
                        """, "it");

        assertThat(read.expected()).isEqualTo(new Expectation("X", 3, Duration.ofSeconds(2), "w = x"));
        assertThat(read.setup().spec().nodes()).isEqualTo(20);
        assertThat(read.setup().faults().actions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format = 1          | format = 2      | its format is 2, and this version of Wringer reads format 1",
                "seed = 1            | # none          | the line 'seed = …' is missing: take the file as",
                "seed = 1            | seed = one      | seed=one is not a whole number",
                "nodes = 4           | nodes = 1       | nodes=1 ",
                "nodes = 4           | nodes = 2       | successors=2 needs at least 3 nodes",
                "nodes = 4           | node = 4        | which means nothing: did you mean nodes?",
                "nodes = 4           | four nodes      | is not of the form 'name = value'",
                "successors = 2      | nodes = 5       | says nodes a second time",
                "faults = crash 1 at 1s | faults = crsh 1 at 1s | 'crsh' is no fault: did you mean crash?",
                "expected-at = 1234.56789ms | expected-at = soon | expected-at=soon is not a time"
            })
    void whatIsWrongIsToldInOneLine(String line, String instead, String complaint) {
        String text = CaseFile.write(sample(Setups.quiet("crash 1 at 1s")));
        assertThat(text).contains("\n" + line + "\n");

        assertThatThrownBy(() -> CaseFile.read(text.replace("\n" + line + "\n", "\n" + instead + "\n"), "my.case"))
                .isInstanceOf(UsageError.class)
                .message()
                .startsWith("my.case is no case: ")
                .contains(complaint)
                .hasLineCount(1);
    }
}
