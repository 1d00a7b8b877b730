package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.junit.Trials;
import dev.wringer.node.host.Variant;
import dev.wringer.scenarios.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that users have catch every known-bad variant, and not the correct protocol. */
class SelfCheckTest {

    @TempDir
    private Path folder;

    private Invocation selfCheck(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "self-check";
        words[1] = "--out";
        words[2] = folder.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return Invocation.asInstalled(words);
    }

    @Test
    void eachVariantIsCaughtByItsExercise() {
        Invocation check = selfCheck("--quick");

        int variants = SelfCheckPlan.knownBad().size();
        assertThat(check.status()).as(check.out() + check.err()).isZero();
        assertThat(check.out())
                .contains("PASS  " + variants + " of " + variants + " variants are caught")
                .contains("; 0 fail, ")
                .doesNotContain("NOTHING", "HOLE");
        SelfCheckPlan.knownBad()
                .forEach(variant -> assertThat(check.out()).contains("\n" + variant.commandLineName() + " "));
    }

    @Test
    void aVariantThatNothingCatchesIsAHole() {
        Invocation check = selfCheck("--variant", "stale-fingers", "counted-cache", "--quick", "--seeds", "1");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out())
                .containsPattern("\nstale-fingers +paths +path-length +scenario +1 +1 ")
                .containsPattern("\ncounted-cache +NOTHING ")
                .contains(
                        "HOLE  nothing catches counted-cache (a copy in the path cache counts as a replica): caches, 1 trials")
                .contains("FAIL  1 of 2 variants are caught");
    }

    /** Without an exercise of its own a variant goes through all of them. */
    @Test
    void otherExercisesCatchAVariantThatItsOwnDoesNot() {
        Map<Variant, String> catching = new EnumMap<>(Variant.class);
        catching.put(Variant.BLACK_HOLE, "paths");
        SelfCheckPlan plan = new SelfCheckPlan(SelfCheckPlan.full().exercises(), catching, true, 1).withSeeds(1);

        assertThat(plan.exercisesFor(Variant.BLACK_HOLE))
                .hasSameElementsAs(plan.exercises())
                .first()
                .extracting(Exercise::name)
                .isEqualTo("paths");
        assertThat(SelfCheckPlan.quick().exercisesFor(Variant.BLACK_HOLE)).hasSize(1);
    }

    @Test
    void everyExerciseCanBeRun() {
        Scenarios scenarios = new Scenarios(Catalogue.classes());
        for (Exercise exercise : SelfCheckPlan.full().exercises()) {
            SelfCheckTrial trial = new SelfCheckTrial(exercise, "corrected", 1);

            assertThat(Trials.of(scenarios.named(exercise.scenario()), trial.plan(new Cancellation())))
                    .as(exercise.name())
                    .hasSize(1);
        }
    }

    @Test
    void writesADocument() throws IOException {
        Path file = folder.resolve("self-check.md");

        Invocation check = selfCheck("--variant", "stale-fingers", "--quick", "--markdown", file.toString());

        assertThat(check.status()).as(check.out() + check.err()).isZero();
        assertThat(Files.readString(file))
                .contains("    ./wringer self-check --quick --variant stale-fingers --markdown " + file + "\n")
                .contains("| `stale-fingers` | fingers are never refreshed | `paths` | `scenario` | 1 | 1 | ")
                .doesNotContain("Hole", " \n");
    }

    @Test
    void theDocumentKnowsAllVariantsAndExercises() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "SELF-CHECK.md"));

        assertThat(lines).noneMatch(line -> line.startsWith("**Hole"));
        for (Variant variant : SelfCheckPlan.knownBad()) {
            assertThat(lines).anyMatch(line -> line.startsWith("| `" + variant.commandLineName() + "` | "));
        }
        for (Exercise exercise : SelfCheckPlan.full().exercises()) {
            assertThat(lines).anyMatch(line -> line.startsWith("| `" + exercise.name() + "` | " + exercise.purpose()));
        }
    }

    @Test
    void aMistakeIsTold() {
        assertThat(selfCheck("--variant", "orginal"))
                .isEqualTo(new Invocation(
                        3,
                        "",
                        "wringer: there is no known-bad variant orginal: did you mean original?"
                                + System.lineSeparator()));
        assertThat(selfCheck("--seeds", "0").status()).isEqualTo(3);
    }
}
