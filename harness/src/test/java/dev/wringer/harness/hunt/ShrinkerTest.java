package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.sim.SimTestbed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private final Examiner examiner = new ProtocolExaminer(new SimTestbed());

    private static final long FIRST_SEED = 43; // of a failure that takes little time each time it is tried

    private static Finding finding(Hunt hunt) {
        return hunt.run(FIRST_SEED, 200, () -> false, tally -> tally.failed() > 0)
                .findings()
                .get(0);
    }

    private static Shrunk shrunk(int threads, List<Shrunk> steps) {
        try (Hunt hunt = new Hunt(Setups.BAD, new SimTestbed(), threads)) {
            return hunt.shrink(finding(hunt), () -> false, steps::add);
        }
    }

    @Test
    void noSingleSimplificationOfWhatIsShrunkKeepsTheFailure() {
        Shrunk shrunk = shrunk(2, new ArrayList<>());
        String check = shrunk.outcome().broken().orElseThrow().check();

        assertThat(shrunk.minimal()).isTrue();
        assertThat(examiner.examine(shrunk.setup()).isFailureOf(check)).isTrue();
        for (Simplification simplification : Simplification.ALL) {
            assertThat(simplification.of(shrunk.setup(), shrunk.outcome().events()))
                    .filteredOn(Setup::hasRoomForReplicas)
                    .noneMatch(simpler -> examiner.examine(simpler).isFailureOf(check));
        }
    }

    /** In the smallest violation of the paper one of three nodes fails, and the others do the rest by themselves. */
    @Test
    void theOriginalProtocolFailsOnAHandfulOfHostsWithAFewActions() {
        Shrunk shrunk = shrunk(2, new ArrayList<>());

        assertThat(shrunk.setup().spec().hosts()).isLessThanOrEqualTo(4);
        assertThat(shrunk.setup().faults().actions()).hasSizeLessThanOrEqualTo(3);
        assertThat(shrunk.size()).matches("\\d nodes, \\d actions?, \\d+ operations?");
    }

    @Test
    void shrinkingIsTheSameOnAnyNumberOfThreads() {
        List<Shrunk> steps = new ArrayList<>();
        List<Shrunk> others = new ArrayList<>();

        Shrunk one = shrunk(1, steps);
        Shrunk other = shrunk(3, others);

        assertThat(one.setup()).isEqualTo(other.setup());
        assertThat(one.outcome().broken()).isEqualTo(other.outcome().broken());
        assertThat(one.trials()).isEqualTo(other.trials());
        assertThat(steps)
                .extracting(Shrunk::setup)
                .isEqualTo(others.stream().map(Shrunk::setup).toList());
    }

    @Test
    void whoStopsItHasTheBestSoFar() {
        try (Hunt hunt = new Hunt(Setups.BAD, new SimTestbed(), 2)) {
            List<Shrunk> steps = new ArrayList<>();
            Shrunk stopped = hunt.shrink(finding(hunt), () -> steps.size() > 2, steps::add);

            assertThat(stopped.minimal()).isFalse();
            assertThat(stopped.setup()).isEqualTo(steps.get(steps.size() - 1).setup());
            assertThat(examiner.examine(stopped.setup()).isFailure()).isTrue();
        }
    }

    @Test
    void whatDoesNotFailCannotBeShrunk() {
        Finding none = new Finding(
                new Signature("LiveSuccessor", List.of()),
                1,
                Setups.quiet("none"),
                new Expectation("LiveSuccessor", 1, java.time.Duration.ZERO, ""));
        try (Hunt hunt = new Hunt("corrected", new SimTestbed(), 1)) {
            assertThatThrownBy(() -> hunt.shrink(none, () -> false, step -> {}))
                    .hasMessage("seed 1 does not break LiveSuccessor");
        }
    }
}
