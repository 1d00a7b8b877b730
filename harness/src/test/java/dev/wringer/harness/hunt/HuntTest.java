package dev.wringer.harness.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.sim.SimTestbed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HuntTest {

    private static final int RUNS = 40;

    private static Tally tally(int threads, String variant) {
        try (Hunt hunt = new Hunt(variant, new SimTestbed(), threads)) {
            return hunt.run(1, RUNS, () -> false, sofar -> false);
        }
    }

    @Test
    void theSameSeedsGiveTheSameFindingsOnAnyNumberOfThreads() {
        Tally one = tally(1, Setups.BAD);
        Tally several = tally(3, Setups.BAD);

        assertThat(one.findings()).isNotEmpty().isEqualTo(several.findings());
        assertThat(one.runs()).isEqualTo(RUNS).isEqualTo(several.runs());
        assertThat(one.combinations()).isEqualTo(several.combinations()).isGreaterThan(1);
        assertThat(one.failed())
                .isEqualTo(several.failed())
                .isEqualTo(one.findings().stream().mapToInt(Finding::count).sum());
        assertThat(one.operations()).isEqualTo(several.operations());
    }

    @Test
    void aFindingHasTheSmallestSeedAndBreaksTheSameCheckAgain() {
        Tally tally = tally(2, Setups.BAD);

        for (Finding finding : tally.findings()) {
            Outcome again = new Attempt(new SimTestbed()).of(finding.setup());
            assertThat(again.broken()).contains(finding.shown());
            assertThat(again.signature()).contains(finding.signature());
        }
    }

    @Test
    void itEndsWhenItIsToldTo() {
        try (Hunt hunt = new Hunt(Setups.BAD, new SimTestbed(), 2)) {
            List<Long> seen = new ArrayList<>();
            Tally enough = hunt.run(1, RUNS, () -> false, sofar -> {
                seen.add(sofar.runs());
                return sofar.runs() == 3;
            });
            Tally stopped = hunt.run(1, RUNS, () -> true, sofar -> false);

            assertThat(enough.runs()).isEqualTo(3);
            assertThat(seen).containsExactly(1L, 2L, 3L);
            assertThat(stopped.runs()).isZero();
        }
    }

    /** Half of the setups descend from such as have shown something new, so more is shown than by setups that do not. */
    @Test
    void descendantsOfWhatShowedSomethingNewShowMoreThanStrangers() {
        int runs = 600;
        Examiner examiner = new ProtocolExaminer(new SimTestbed());
        Tally strangers = new Tally();
        LongStream.rangeClosed(1, runs)
                .mapToObj(Setups::drawn)
                .map(examiner::examine)
                .forEach(strangers::add);
        try (Hunt hunt = new Hunt("corrected", new SimTestbed(), 2)) {
            Tally related = hunt.run(1, runs, () -> false, sofar -> false);

            assertThat(related.runs()).isEqualTo(runs);
            assertThat(related.combinations()).isGreaterThan(strangers.combinations());
        }
    }

    /** Whatever the correct protocol does not survive either is no fault of a variant. */
    @Test
    void whatTheCorrectProtocolShowsAsWellIsNotHeldAgainstAVariant() {
        Setup beyond = Setups.quiet("crash 3 at 1s")
                .with(dev.wringer.harness.blueprint.DrillParameters.BUDGET, dev.wringer.harness.schedule.Budget.NONE);
        Examiner examiner = new ProtocolExaminer(new SimTestbed());

        assertThat(examiner.examine(beyond).isFailure()).isFalse();
    }
}
