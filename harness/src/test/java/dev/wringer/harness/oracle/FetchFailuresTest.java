package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static dev.wringer.harness.oracle.Trial.failedFetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The block under key 5 is fetched by node 0 at 120 … 130, after a strike at 100. */
class FetchFailuresTest {

    private static final Operation NOT_FOUND = failedFetch(120, 130, 5, Reach.ANSWERED);

    @Nested
    class ByTheHoldingsAtInvocation {

        @Test
        void nobodyHeldTheBlock() {
            assertThat(FailureExplanation.of(NOT_FOUND, heldBy(120))).isEqualTo(FailureExplanation.UNAVOIDABLE);
        }

        @Test
        void somebodyHeldItAndWasNotFound() {
            assertThat(FailureExplanation.of(NOT_FOUND, heldBy(120, 6))).isEqualTo(FailureExplanation.PROTOCOL);
        }

        @Test
        void theOriginNeverAnswered() {
            assertThat(FailureExplanation.of(failedFetch(120, 130, 5, Reach.UNANSWERED), heldBy(120, 6)))
                    .isEqualTo(FailureExplanation.CLIENT_UNREACHABLE);
        }

        @Test
        void theHarnessCouldNotAsk() {
            assertThat(FailureExplanation.of(failedFetch(120, 130, 5, Reach.NOT_SENT), heldBy(120, 6)))
                    .isEqualTo(FailureExplanation.HARNESS);
        }

        @Test
        void whatDidNotFailNeedsNoExplanation() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FailureExplanation.of(Trial.fetched(5, true), heldBy(120)));
        }
    }

    @Nested
    class WhileMembersComeAndGo {

        private final Trial strike = new Trial().formed(0, 0, 6, 7, 8).crashed(100, 6, 7);

        @Test
        void allHoldersDiedInTheStrike() {
            assertThat(explain(NOT_FOUND, heldBy(90, 6, 7))).isEqualTo(FailureExplanation.UNAVOIDABLE);
        }

        @Test
        void aHolderSurvivedTheStrike() {
            assertThat(explain(NOT_FOUND, heldBy(90, 6, 8))).isEqualTo(FailureExplanation.PROTOCOL);
        }

        @Test
        void theNewestHoldingsBeforeTheFetchCount() {
            assertThat(explain(NOT_FOUND, heldBy(90, 6, 8), heldBy(110))).isEqualTo(FailureExplanation.UNAVOIDABLE);
        }

        @Test
        void aCopyThatIsSeenLaterWasMadeFromOne() {
            assertThat(explain(NOT_FOUND, heldBy(90, 6, 7), heldBy(150, 8))).isEqualTo(FailureExplanation.PROTOCOL);
        }

        @Test
        void theOriginDiedUnderTheFetch() {
            strike.crashed(125, 0);

            assertThat(explain(NOT_FOUND, heldBy(90, 8))).isEqualTo(FailureExplanation.CLIENT_UNREACHABLE);
            assertThat(explain(failedFetch(120, 130, 5, Reach.NOT_SENT), heldBy(90, 8)))
                    .isEqualTo(FailureExplanation.HARNESS);
        }

        @Test
        void failuresAreCountedAndSuccessesPassedOver() {
            FetchFailures failures = new FetchFailures(strike.timeline(), List.of(heldBy(90, 8)));

            assertThat(failures.count(List.of(
                            NOT_FOUND, NOT_FOUND, failedFetch(120, 130, 9, Reach.ANSWERED), Trial.fetched(5, true))))
                    .isEqualTo(Map.of(FailureExplanation.PROTOCOL, 2L, FailureExplanation.UNAVOIDABLE, 1L));
        }

        @Test
        void withoutAnyHoldingsNothingCanBeExplained() {
            assertThatIllegalArgumentException().isThrownBy(() -> explain(NOT_FOUND));
        }

        private FailureExplanation explain(Operation fetch, Holdings... known) {
            return new FetchFailures(strike.timeline(), Arrays.asList(known)).explain(fetch);
        }
    }

    private static Holdings heldBy(long at, int... holders) {
        return new Holdings(at, Map.of(point(5), nodes(holders)));
    }
}
