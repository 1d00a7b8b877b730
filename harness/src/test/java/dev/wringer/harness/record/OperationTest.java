package dev.wringer.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import org.junit.jupiter.api.Test;

class OperationTest {

    private static final Peer A = Peer.at("a:1", 0);

    @Test
    void anUnknownOutcomeMeansThatTheOriginDidNotAnswer() {
        assertThat(operation(Kind.STORE, 5, Outcome.UNKNOWN).reach()).isEqualTo(Reach.UNANSWERED);
        assertThat(operation(Kind.STORE, 5, Outcome.FAILED).reach()).isEqualTo(Reach.ANSWERED);
        assertThat(operation(Kind.STORE, 5, Outcome.OK).elapsedNanos()).isEqualTo(2);
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> operation(Kind.STORE, 2, Outcome.OK));
    }

    @Test
    void aLookupThatWasDoneNamesAnOwner() {
        assertThatIllegalArgumentException().isThrownBy(() -> operation(Kind.LOOKUP, 5, Outcome.OK));
    }

    @Test
    void theBlockOfAFetchThatWasDoneHasBeenVerified() {
        assertThatIllegalArgumentException().isThrownBy(() -> operation(Kind.FETCH, 5, Outcome.OK));
    }

    private static Operation operation(Kind kind, long completed, Outcome outcome) {
        return Operation.of(0, kind, RingId.ZERO, A)
                .invoked(3)
                .completed(completed)
                .outcome(outcome, "")
                .build();
    }
}
