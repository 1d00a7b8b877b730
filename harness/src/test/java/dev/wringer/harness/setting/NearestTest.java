package dev.wringer.harness.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("massive-failure", "path-length", "table-2", "load-balance");

    @ParameterizedTest
    @CsvSource({
        "masive-failure, massive-failure",
        "massive-failrue, massive-failure",
        "MassiveFailure, massive-failure",
        "massive_failure, massive-failure",
        "massive, massive-failure",
        "path-lenght, path-length",
        "table2, table-2",
        "loadbalance, load-balance",
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"churn", "x", "''", "failure-massive"})
    void guessesNothingFarFetched(String typed) {
        assertThat(Nearest.to(typed, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a, a, 0", "'', abc, 3", "abc, '', 3", "abc, acb, 1", "abc, abd, 1", "kitten, sitting, 3", "ca, abc, 3"
    })
    void countsSlips(String from, String to, int slips) {
        assertThat(Nearest.distance(from, to)).isEqualTo(slips);
    }

    @Test
    void prefersTheEarlierOfTwoThatAreEquallyNear() {
        assertThat(Nearest.to("nod", List.of("node", "nods"))).contains("node");
    }
}
