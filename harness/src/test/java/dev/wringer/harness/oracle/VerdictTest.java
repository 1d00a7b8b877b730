package dev.wringer.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Verdict FAIL = Verdict.fail("two rings");
    private static final Verdict ERROR = Verdict.error("out of memory");
    private static final Verdict UNKNOWN = Verdict.unknown("too few samples");

    @Test
    void failBeatsErrorBeatsUnknownBeatsPass() {
        List<Verdict> strongestFirst = List.of(FAIL, ERROR, UNKNOWN, Verdict.PASSED);

        for (int i = 0; i < strongestFirst.size(); i++) {
            for (Verdict weaker : strongestFirst.subList(i, strongestFirst.size())) {
                assertThat(strongestFirst.get(i).and(weaker)).isEqualTo(strongestFirst.get(i));
                assertThat(weaker.and(strongestFirst.get(i))).isEqualTo(strongestFirst.get(i));
            }
        }
    }

    @Test
    void reasonsOfOneOutcomeAreJoined() {
        assertThat(FAIL.and(Verdict.fail("a block is lost"))).isEqualTo(Verdict.fail("two rings; a block is lost"));
        assertThat(Verdict.PASSED.and(Verdict.pass("slow"))).isEqualTo(Verdict.pass("slow"));
        assertThat(Verdict.pass("slow").and(Verdict.PASSED)).isEqualTo(Verdict.pass("slow"));
        assertThat(FAIL.and(FAIL)).isEqualTo(FAIL);
    }

    @Test
    void aBrokenPremiseProvesNothingEitherWay() {
        Optional<String> broken = Optional.of("premise broken: too few principals remain");

        assertThat(Verdict.PASSED.ifPremiseHeld(broken)).isEqualTo(Verdict.unknown(broken.orElseThrow()));
        assertThat(FAIL.ifPremiseHeld(broken))
                .isEqualTo(Verdict.unknown(
                        "premise broken: too few principals remain; " + "not held against the protocol: two rings"));
        assertThat(ERROR.ifPremiseHeld(broken)).isEqualTo(ERROR);
        assertThat(FAIL.ifPremiseHeld(Optional.empty())).isEqualTo(FAIL);
    }

    @Test
    void whatNoFailureExcusesStaysAFailure() {
        Verdict forged = Verdict.fail("a forged block was served");

        assertThat(FAIL.ifPremiseHeld(Optional.of("premise broken")).and(forged))
                .isEqualTo(forged);
    }

    @Test
    void aCheckThatCaughtNothingPasses() {
        assertThat(Verdict.of(Optional.empty())).isEqualTo(Verdict.PASSED);
        assertThat(Verdict.of(Optional.of(new Violation("AtMostOneRing", "2 rings", List.of()))))
                .isEqualTo(Verdict.fail("AtMostOneRing: 2 rings"));
    }
}
