package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.Trial.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Cause;
import dev.wringer.harness.record.Event.Conclusion;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.block.Version;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Event PREMISE = new Event.Spoilt(50, 50, Cause.PREMISE, "premise broken: too few principals");

    private final Trial trial = new Trial().formed(0, 0, 6, 7, 8);

    private static Event violated(long at) {
        return new Event.Violated(at, "LiveSuccessor", "0 has no live successor", OptionalInt.empty(), true);
    }

    private static Event failed(long at, OptionalInt operation) {
        return new Event.Violated(at, Violation.OF_SCENARIO, "fetches failed", operation, true);
    }

    private Verdict verdict() {
        return Judgement.on(trial.history());
    }

    private void assertVerdict(Outcome outcome, String reason) {
        assertThat(verdict()).isEqualTo(new Verdict(outcome, reason));
    }

    @Test
    void aTrialWithoutFindingsPasses() {
        assertVerdict(Outcome.PASS, "");
    }

    @Test
    void aSuspicionThatStrandedAMemberExcusesWhatComesLaterAndSpoilsNothingElse() {
        Event stranded = new Event.Spoilt(50, 50, Cause.SUSPICION, "premise broken: by a suspicion");
        trial.event(stranded);
        assertVerdict(Outcome.PASS, "");

        trial.event(violated(60));
        assertVerdict(
                Outcome.UNKNOWN,
                "premise broken: by a suspicion; not held against the protocol: LiveSuccessor: 0 has no live successor");
    }

    @Test
    void aSuspicionExcusesNothingThatWasProvedBefore() {
        trial.event(violated(40)).event(new Event.Spoilt(50, 50, Cause.SUSPICION, "premise broken: by a suspicion"));

        assertVerdict(Outcome.FAIL, "LiveSuccessor: 0 has no live successor");
    }

    @Test
    void whatACheckCaughtFails() {
        trial.event(violated(10));

        assertVerdict(Outcome.FAIL, "LiveSuccessor: 0 has no live successor");
    }

    @Test
    void aVerdictThatIsStatedAlreadyChangesNothing() {
        trial.event(new Event.Disturbed(1_000_000_000, "a pause")).event(new Event.Remarked(3_000_000_000L, "", ""));
        Verdict first = verdict();

        trial.event(new Event.Ended(9_000_000_000L, first.outcome().name(), first.reason()));

        assertThat(first.reason()).contains("2.000 s of 3.000 s");
        assertThat(verdict()).isEqualTo(first);
    }

    @Test
    void aBrokenPremiseProvesNothing() {
        trial.event(PREMISE);

        assertVerdict(Outcome.UNKNOWN, "premise broken: too few principals");
    }

    @Test
    void whatIsCaughtAfterThePremiseBrokeIsNotHeldAgainstTheProtocol() {
        trial.event(PREMISE).event(violated(60));

        assertVerdict(
                Outcome.UNKNOWN,
                "premise broken: too few principals; not held against the protocol: LiveSuccessor: 0 has no live"
                        + " successor");
    }

    @Test
    void whatWasProvedBeforeStaysProved() {
        trial.event(violated(10)).event(PREMISE).event(violated(60));

        assertVerdict(Outcome.FAIL, "LiveSuccessor: 0 has no live successor");
    }

    @Test
    void atOneInstantTheOrderOfTheRecordDecides() {
        trial.event(violated(50)).event(PREMISE);
        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);

        Trial other = new Trial().formed(0, 0, 6).event(PREMISE).event(violated(50));
        assertThat(Judgement.on(other.history()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void anAssertionIsProvedWhenTheOperationThatShowsItWasCompleted() {
        Operation fetch = operation(3, Kind.FETCH, 5)
                .completed(40)
                .outcome(Operation.Outcome.FAILED, "not found")
                .build();
        trial.completed(fetch).event(PREMISE).event(failed(60, OptionalInt.of(3)));

        assertVerdict(Outcome.FAIL, "fetches failed");
    }

    @Test
    void anAssertionAboutWhatCameLaterIsExcused() {
        Operation fetch = operation(3, Kind.FETCH, 5)
                .completed(55)
                .outcome(Operation.Outcome.FAILED, "not found")
                .build();
        trial.event(PREMISE).completed(fetch).event(failed(60, OptionalInt.of(3)));

        assertThat(verdict().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void anOverloadThatIsNoticedLaterCoversWhatCameSinceItWasLastKnownNotToBeSo() {
        Event overload = new Event.Spoilt(50, 20, Cause.OVERLOAD, "too slow");

        trial.event(violated(30)).event(overload);
        assertThat(verdict().outcome()).isEqualTo(Outcome.UNKNOWN);

        Trial earlier = new Trial().formed(0, 0, 6).event(violated(10)).event(overload);
        assertThat(Judgement.on(earlier.history()).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void somethingsAreExcusedByNothing() {
        trial.event(PREMISE)
                .event(new Event.Violated(
                        60, Violation.OF_SCENARIO, "host breaks the contract", OptionalInt.empty(), false));

        assertVerdict(Outcome.FAIL, "host breaks the contract");
    }

    @Test
    void claimsAreComparedWithGroundTruthThoughNobodyAsks() {
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6);

        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict().reason()).startsWith("Acknowledgements: ");
    }

    @Test
    void blocksThatLeaversLostFail() {
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7).left(20, 6, 7).held(30, 5);

        assertThat(verdict().reason()).startsWith("Durability: 1 of 1 acknowledged blocks");
    }

    @Test
    void eachRingOfATrialIsJudgedByItself() {
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7);
        trial.formed(0, 0, 9).held(5, 5);

        assertThat(verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatTheScenarioFoundComesFirst() {
        trial.event(violated(10)).event(violated(11)).event(failed(60, OptionalInt.empty()));

        assertVerdict(Outcome.FAIL, "fetches failed; LiveSuccessor: 0 has no live successor (and 1 more)");
    }

    @Test
    void aTrialThatConcludesNothingIsUnknown() {
        trial.event(new Event.Undecided(10, "too few samples"));

        assertVerdict(Outcome.UNKNOWN, "too few samples");
    }

    @Test
    void aPassSaysForHowLongAndWhyACheckWasOff() {
        trial.event(new Event.Disturbed(1_000_000_000L, "a cut"))
                .event(new Event.Excused(1_500_000_000L, "LiveSuccessor", "0 has no live successor"))
                .event(new Event.Suspected(1_600_000_000L, node(6), 1_500_000_000L, 4))
                .event(new Event.Settled(3_000_000_000L, true))
                .event(new Event.Concluded(4_000_000_000L, 0, Conclusion.IDEAL, "after 0 s"));

        assertVerdict(
                Outcome.PASS,
                "4 calls to living nodes were not answered in time; the invariants were not judged for 2.000 s of"
                        + " 4.000 s; would-be violations of LiveSuccessor are excused by that");
    }

    @Test
    void aPassSaysThatACheckIsOffAtTheEnd() {
        trial.event(new Event.Disturbed(1_000_000_000L, "a cut"))
                .event(new Event.Concluded(4_000_000_000L, 0, Conclusion.NOT_JUDGED, "living nodes were suspected"));

        assertVerdict(
                Outcome.PASS,
                "the invariants were not judged for 3.000 s of 4.000 s, the end included; the ring was not judged at its"
                        + " end: living nodes were suspected");
    }

    @Test
    void aPassSaysThatClientsWereHeldUp() {
        trial.event(new Event.Paced(3_000_000_000L, 10, 100_000_000)); // no more than is to be expected
        assertVerdict(Outcome.PASS, "");

        trial.event(new Event.Paced(4_000_000_000L, 10, 1_200_000_000));
        assertVerdict(Outcome.PASS, "the generator was up to 1.200 s late");
    }

    @Test
    void aTrialWithoutARingPasses() {
        assertThat(Judgement.on(new Trial().history())).isEqualTo(Verdict.PASSED);
    }

    // ---- trials that were cut short

    private static final Event CUT = new Event.CutShort(70, "interrupted");

    @Test
    void aTrialThatWasCutShortSaysNothing() {
        trial.event(CUT);

        assertVerdict(Outcome.ERROR, "interrupted");
    }

    @Test
    void whatWasCaughtBeforeATrialWasCutShortStaysCaught() {
        trial.event(violated(60)).event(CUT);

        assertVerdict(Outcome.FAIL, "LiveSuccessor: 0 has no live successor");
    }

    @Test
    void whatIsFoundWhileATrialIsTakenDownCountsForNothing() {
        trial.event(CUT).event(violated(70));

        assertVerdict(Outcome.ERROR, "interrupted");
    }

    @Test
    void whatIsMissingAfterATrialWasCutShortExcusesNothing() {
        trial.event(violated(60)).event(CUT).event(new Event.Spoilt(80, 50, Cause.EVIDENCE, "nothing shows it"));

        assertVerdict(Outcome.FAIL, "LiveSuccessor: 0 has no live successor");
    }

    @Test
    void whatAPremiseExcusedStaysExcusedInATrialThatWasCutShort() {
        trial.event(PREMISE).event(violated(60)).event(CUT);

        assertVerdict(Outcome.ERROR, "interrupted");
    }

    /** The block is on its way back, for instance, on a disk that has not been looked at yet. */
    @Test
    void theLastInventoryOfATrialThatWasCutShortProvesNoLoss() {
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7).held(20, 5);
        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);

        trial.event(CUT);
        assertVerdict(Outcome.ERROR, "interrupted");
    }

    /** Whoever joins is noticed late: a member that nobody has been told of may be the right owner. */
    @Test
    void aWrongOwnerIsNoProofInATrialThatWasCutShort() {
        trial.completed(operation(0, Kind.LOOKUP, 5)
                .invoked(30)
                .completed(40)
                .outcome(Operation.Outcome.OK, "")
                .answeredBy(node(8))
                .build());
        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);

        trial.event(CUT);
        assertVerdict(Outcome.ERROR, "interrupted");
    }

    @Test
    void aForgedBlockIsProofInATrialThatWasCutShort() {
        trial.completed(Trial.fetched(5, false)).event(CUT);

        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict().reason()).startsWith("Integrity: ");
    }

    @Test
    void tooFewAcknowledgementsAreProofInATrialThatWasCutShort() {
        trial.stored(5, 10, 5).event(CUT);

        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict().reason()).startsWith("Acknowledgements: ");
    }

    @Test
    void aLookupThatGoesBackwardsIsProofInATrialThatWasCutShort() {
        trial.completed(operation(0, Kind.LOOKUP, 5)
                        .invoked(30)
                        .completed(40)
                        .path(List.of(node(7)))
                        .outcome(Operation.Outcome.OK, "")
                        .answeredBy(node(6))
                        .build())
                .event(CUT);

        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict().reason()).startsWith("RoutingProgress: ");
    }

    @Test
    void aVersionThatNobodyHasStoredIsProofInATrialThatWasCutShort() {
        Version stored = new Version(1, node(0).id());
        trial.completed(operation(0, Kind.STORE, 5)
                        .invoked(1)
                        .completed(5)
                        .version(stored)
                        .replicas(SmallRing.nodes(6))
                        .build())
                .completed(operation(1, Kind.FETCH, 5)
                        .invoked(6)
                        .completed(9)
                        .version(new Version(2, node(0).id()))
                        .authentic(true)
                        .answeredBy(node(6))
                        .build())
                .event(CUT);

        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict().reason()).startsWith("FetchedVersions: ");
    }

    /** Only the last ring was under way: those before had been finished with. */
    @Test
    void ringsBeforeTheOneThatWasCutShortAreJudgedWhole() {
        trial.stored(5, 10, 5, 6, 7)
                .held(12, 5, 6, 7)
                .held(20, 5)
                .formed(40, 0, 6, 7, 8)
                .event(CUT);

        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict().reason()).startsWith("Durability: ");
    }

    @Test
    void aTrialThatWasCutShortIsJudgedAgainAsItWas() {
        trial.event(violated(60)).event(CUT).event(violated(80));
        Verdict first = verdict();

        trial.event(new Event.Ended(90, first.outcome().name(), first.reason()));

        assertThat(verdict()).isEqualTo(first);
    }
}
