package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.FailureExplanation.CLIENT_UNREACHABLE;
import static dev.wringer.harness.oracle.FailureExplanation.HARNESS;
import static dev.wringer.harness.oracle.FailureExplanation.NO_HOLDER_REACHABLE;
import static dev.wringer.harness.oracle.FailureExplanation.PROTOCOL;
import static dev.wringer.harness.oracle.FailureExplanation.UNAVOIDABLE;
import static dev.wringer.harness.oracle.Trial.failedFetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The block under key 5, which was stored at 10, is fetched by node 0 at 120 … 130. */
class FetchFailuresTest {

    private static final Operation NOT_FOUND = failedFetch(120, 130, 5, Reach.ANSWERED);

    private final Trial trial = new Trial().formed(0, 0, 6, 7, 8).stored(5, 10, 5, 6, 7);

    private FailureExplanation explain(Operation fetch) {
        return FetchFailures.by(trial.truth()).explain(fetch);
    }

    @Test
    void somebodyHeldItAndWasNotFound() {
        trial.held(120, 5, 6);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void allHoldersDiedInOneStrike() {
        trial.held(100, 5, 6, 7).crashed(100, 6, 7);

        assertThat(explain(NOT_FOUND)).isEqualTo(UNAVOIDABLE);
    }

    @Test
    void aHolderSurvivedTheStrike() {
        trial.held(100, 5, 6, 8).crashed(100, 6, 7);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void whoComesBackWithoutItsDiskHoldsNothing() {
        trial.held(100, 5, 6, 7)
                .crashed(101, 6, 7)
                .restarted(105, false, 6, 7)
                .joined(106, 6)
                .joined(107, 7);

        assertThat(explain(NOT_FOUND)).isEqualTo(UNAVOIDABLE);
    }

    @Test
    void norIfItWentAndCameAtTheInstantOfTheLastLook() {
        trial.held(100, 5, 6, 7)
                .crashed(100, 6, 7)
                .restarted(100, false, 6, 7)
                .joined(106, 6)
                .joined(107, 7);

        assertThat(explain(NOT_FOUND)).isEqualTo(UNAVOIDABLE);
    }

    @Test
    void whoComesBackWithItsDiskHoldsWhatItHeld() {
        trial.held(100, 5, 6, 7)
                .crashed(101, 6, 7)
                .restarted(105, true, 6, 7)
                .joined(106, 6)
                .joined(107, 7);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void noCrashExcusesThatNobodyHoldsIt() {
        trial.held(100, 5, 6, 8).crashed(100, 6, 7).held(110, 5);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void aLeaveExcusesNothing() {
        trial.held(100, 5, 6, 7).left(110, 6, 7).held(110, 5);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void whatWasNeverAcknowledgedWasNeverPromised() {
        trial.held(100, 5, 6, 7);

        assertThat(explain(failedFetch(120, 130, 9, Reach.ANSWERED))).isEqualTo(UNAVOIDABLE);
    }

    @Test
    void aCopyThatIsSeenLaterWasMadeFromOne() {
        trial.held(150, 5, 8);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void aCopyThatIsStoredAgainShowsNoneBefore() {
        trial.held(100, 5, 6, 7).crashed(100, 6, 7).stored(135, 140, 5, 8).held(150, 5, 8);

        assertThat(explain(NOT_FOUND)).isEqualTo(UNAVOIDABLE);
    }

    @Test
    void everyHolderWasBehindACut() {
        trial.held(100, 5, 6, 7).imposed(110, 0, Hindrance.CUT, List.of(6, 7), List.of(0, 8));

        assertThat(explain(NOT_FOUND)).isEqualTo(NO_HOLDER_REACHABLE);
    }

    @Test
    void aCutInEitherDirectionKeepsTheAnswerAway() {
        trial.held(100, 5, 6, 7)
                .imposed(110, 0, Hindrance.CUT, List.of(6), List.of(0))
                .imposed(110, 1, Hindrance.CUT, List.of(0), List.of(7));

        assertThat(explain(NOT_FOUND)).isEqualTo(NO_HOLDER_REACHABLE);
    }

    @Test
    void oneHolderOnTheAskersSideIsEnough() {
        trial.held(100, 5, 6, 7).imposed(110, 0, Hindrance.CUT, List.of(6), List.of(0, 7, 8));

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void aWorseLinkIsALink() {
        trial.held(100, 5, 6, 7).imposed(110, 0, Hindrance.WORSE, List.of(6, 7), List.of(0));

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void aCutThatWasHealedBeforeExcusesNothing() {
        trial.held(100, 5, 6, 7)
                .imposed(105, 0, Hindrance.CUT, List.of(6, 7), List.of(0))
                .healed(119, 0);

        assertThat(explain(NOT_FOUND)).isEqualTo(PROTOCOL);
    }

    @Test
    void frozenHoldersStillHoldAndCannotBeReached() {
        trial.held(100, 5, 6, 7)
                .imposed(110, 0, Hindrance.FROZEN, List.of(6, 7), List.of())
                .held(115, 5);

        assertThat(explain(NOT_FOUND)).isEqualTo(NO_HOLDER_REACHABLE);
    }

    @Test
    void theOriginNeverAnswered() {
        trial.held(120, 5, 6);

        assertThat(explain(failedFetch(120, 130, 5, Reach.UNANSWERED))).isEqualTo(CLIENT_UNREACHABLE);
    }

    @Test
    void theOriginDiedUnderTheFetch() {
        trial.held(120, 5, 6).crashed(125, 0);

        assertThat(explain(NOT_FOUND)).isEqualTo(CLIENT_UNREACHABLE);
    }

    @Test
    void theHarnessCouldNotAsk() {
        trial.held(120, 5, 6).crashed(125, 0);

        assertThat(explain(failedFetch(120, 130, 5, Reach.NOT_SENT))).isEqualTo(HARNESS);
    }

    @Test
    void failuresAreCountedAndSuccessesPassedOver() {
        trial.held(120, 5, 8);

        assertThat(FetchFailures.by(trial.truth())
                        .count(List.of(
                                NOT_FOUND,
                                NOT_FOUND,
                                failedFetch(120, 130, 9, Reach.ANSWERED),
                                Trial.fetched(5, true))))
                .isEqualTo(Map.of(PROTOCOL, 2L, UNAVOIDABLE, 1L));
    }

    @Test
    void whatDidNotFailNeedsNoExplanation() {
        assertThatIllegalArgumentException().isThrownBy(() -> explain(Trial.fetched(5, true)));
    }
}
