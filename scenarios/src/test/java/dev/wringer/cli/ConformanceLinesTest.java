package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.conformance.Finding;
import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.conformance.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceLinesTest {

    private static final Finding KEPT = new Finding("addresses", Outcome.KEPT, "1 host showed 3 virtual nodes");
    private static final Finding BROKEN = new Finding("acknowledgements", Outcome.BROKEN, "a:1: shows none");
    private static final Finding UNDECIDED = new Finding("versions", Outcome.UNDECIDED, "a Put failed");
    private static final Finding OUT_OF_REACH = new Finding("founding", Outcome.OUT_OF_REACH, "takes more");

    private static List<String> lines(Finding... findings) {
        return ConformanceLines.of(new Report("a:1: some node", List.of(findings)));
    }

    @Test
    void eachClauseHasALineAndAllHaveOne() {
        assertThat(lines(KEPT, BROKEN, UNDECIDED, OUT_OF_REACH))
                .containsExactly(
                        "a:1: some node",
                        "",
                        "  addresses          ok           1 host showed 3 virtual nodes",
                        "  acknowledgements   BROKEN       a:1: shows none",
                        "  versions           not checked  a Put failed",
                        "  founding           not checked  takes more",
                        "",
                        "BROKEN  1 ok, 1 broken, 2 not checked");
    }

    @Test
    void whatCannotBeSeenInThisWayIsNoShortcoming() {
        assertThat(lines(KEPT, OUT_OF_REACH)).last().isEqualTo("KEPT  1 ok, 0 broken, 1 not checked");
        assertThat(lines(KEPT, UNDECIDED)).last().isEqualTo("UNKNOWN  1 ok, 0 broken, 1 not checked");
    }
}
