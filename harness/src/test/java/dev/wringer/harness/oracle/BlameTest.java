package dev.wringer.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ring of 0, 6, 7, 8, in which the block under key 5 belongs to 6 and 7, and some hosts misbehave on purpose. */
class BlameTest {

    private final Trial trial = new Trial().formed(0, 0, 6, 7, 8);

    private void misbehaves(int node) {
        misbehaves(node, false);
    }

    private void misbehaves(int node, boolean misleading) {
        trial.event(
                new Event.Mixed(1, "some-variant", List.of(SmallRing.node(node).host()), misleading));
    }

    private Outcome verdict() {
        return Judgement.on(trial.history()).outcome();
    }

    @Test
    void aClaimThatNamesAHostThatMisbehavesIsNotHeldAgainstTheProtocol() {
        misbehaves(7);
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6);

        assertThat(verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aPassSaysHowManyResultsOfEachCheckAreExcusedSo() {
        misbehaves(7);
        trial.stored(5, 10, 5, 6, 7).stored(5, 11, 5, 6, 7).held(12, 5).held(15, 5);

        assertThat(Judgement.on(trial.history()).reason())
                .isEqualTo("put down to hosts that misbehave on purpose: 2 of Acknowledgements, 1 of Durability");
    }

    @Test
    void anyOtherClaimIs() {
        misbehaves(8);
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6);

        assertThat(verdict()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void whatCameToNothingIsNot() {
        trial.stored(5, 10, 5, 6, 7)
                .held(12, 5, 6, 7)
                .completed(Trial.operation(1, Kind.FETCH, 5)
                        .invoked(13)
                        .completed(14)
                        .outcome(Operation.Outcome.FAILED, "not found")
                        .failure(RpcFailure.Kind.NOT_FOUND)
                        .reach(Operation.Reach.ANSWERED)
                        .build())
                .held(15, 5, 6, 7);
        assertThat(verdict()).isEqualTo(Outcome.FAIL);

        misbehaves(8);
        assertThat(verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void noClaimIsWhereNobodyCanKnowTheRing() {
        misbehaves(8, true);
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6);

        assertThat(verdict()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingForgedMayBeAccepted(boolean misleading) {
        misbehaves(6, misleading);
        trial.completed(Trial.operation(0, Kind.FETCH, 5)
                .invoked(5)
                .completed(6)
                .outcome(Operation.Outcome.OK, "")
                .answeredBy(SmallRing.node(6))
                .authentic(false)
                .build());

        assertThat(verdict()).isEqualTo(Outcome.FAIL);
    }
}
