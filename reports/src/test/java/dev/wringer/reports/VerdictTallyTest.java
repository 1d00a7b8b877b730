package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTallyTest {

    @Test
    void namesWhatOccurredBestFirst() {
        VerdictTally tally = VerdictTally.of(List.of(
                new Verdict(Outcome.UNKNOWN, "?"), Verdict.PASSED, new Verdict(Outcome.FAIL, "!"), Verdict.PASSED));

        assertThat(tally).hasToString("2 pass, 1 fail, 1 unknown");
        assertThat(tally.count(Outcome.PASS)).isEqualTo(2);
        assertThat(tally.count(Outcome.ERROR)).isZero();
    }
}
