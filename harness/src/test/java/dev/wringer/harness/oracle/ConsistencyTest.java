package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.Trial.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsistencyTest {

    private final List<Operation> lookups = new ArrayList<>();

    private void lookedUp(int key, long intended, int... owners) {
        for (int owner : owners) {
            lookups.add(operation(lookups.size(), Kind.LOOKUP, key)
                    .intended(intended)
                    .invoked(intended + 1)
                    .completed(intended + 9)
                    .outcome(Outcome.OK, "")
                    .answeredBy(node(owner))
                    .build());
        }
    }

    @Test
    void lookupsThatReturnTheSameAreConsistent() {
        lookedUp(5, 10, 6, 6, 6);
        lookedUp(5, 20, 7, 7);

        Consistency consistency = Consistency.of(lookups);
        assertThat(consistency.groups()).hasSize(2);
        assertThat(consistency.share()).hasValue(1.0);
        assertThat(consistency.disagreeing()).isEmpty();
    }

    @Test
    void whoeverDiffersFromTheMajorityIsInconsistent() {
        lookedUp(5, 10, 6, 7, 6, 6);

        Consistency consistency = Consistency.of(lookups);
        assertThat(consistency.share()).hasValue(0.75);
        assertThat(consistency.disagreeing())
                .singleElement()
                .hasToString("lookups of 14000000 for 0.000 s: n6:7000/0@18000000 is named by [0, 2, 3],"
                        + " n7:7000/0@1c000000 is named by [1]");
    }

    @Test
    void withoutAMajorityNoneIsConsistent() {
        lookedUp(5, 10, 6, 7, 6, 7);
        lookedUp(5, 20, 6, 7, 8, 6);

        assertThat(Consistency.of(lookups).share()).hasValue(0.0);
    }

    @Test
    void whoAsksAloneAgreesWithNobody() {
        lookedUp(5, 10, 6);
        lookedUp(6, 10, 6);
        lookedUp(5, 20, 7);

        assertThat(Consistency.of(lookups).groups()).isEmpty();
        assertThat(Consistency.of(lookups).share()).isEmpty();
    }

    @Test
    void failuresReturnNothingThatCouldBeCompared() {
        lookedUp(5, 10, 6, 6);
        lookups.add(operation(2, Kind.LOOKUP, 5)
                .intended(10)
                .invoked(10)
                .completed(20)
                .outcome(Outcome.FAILED, "no route")
                .build());
        lookups.add(Trial.failedFetch(10, 20, 5, Operation.Reach.ANSWERED));

        Consistency consistency = Consistency.of(lookups);
        assertThat(consistency.share()).hasValue(1.0);
        assertThat(consistency.unanswered()).isEqualTo(1);
    }

    @Test
    void inARingAtRestDisagreementIsAWrongOwner() {
        lookedUp(5, 10, 6, 6, 7);
        Trial trial = new Trial().formed(0, 0, 6, 7, 8);
        lookups.forEach(trial::completed);

        trial.assertCaught(new LookupClaims(), true, "LookupOwner: lookup 2 of 14000000");
    }

    @Test
    void whereAMemberHasJustComeItIsNot() {
        lookedUp(5, 10, 6, 6, 7);
        Trial trial = new Trial().formed(0, 0, 7, 8).joined(5, 6);
        lookups.forEach(trial::completed);

        assertThat(Consistency.of(trial.truth().operations()).disagreeing()).hasSize(1);
        assertThat(trial.caughtBy(new LookupClaims())).isEmpty();
    }

    @Test
    void onceTheRingHasSettledItIsOneAgain() {
        lookedUp(5, 10, 6, 6, 7);
        Trial trial = new Trial().formed(0, 0, 7, 8).joined(5, 6).event(new Event.Settled(9, true));
        lookups.forEach(trial::completed);

        trial.assertCaught(new LookupClaims(), true, "LookupOwner: lookup 2 of 14000000");
    }
}
