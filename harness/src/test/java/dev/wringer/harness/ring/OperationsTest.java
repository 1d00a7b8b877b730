package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final Peer A = Peer.at("a:1", 0);
    private static final Peer B = Peer.at("b:1", 0);
    private static final Peer OTHER_NODE_OF_B = Peer.at("b:1", 1);
    private static final Peer C = Peer.at("c:1", 0);

    private static final Operation LOOKUP = lookup(0, A, B);
    private static final Operation STORE =
            Operation.of(1, Kind.STORE, RingId.ofHighBits(1), A).build();
    private static final Operations ALL =
            new Operations(List.of(LOOKUP, STORE, lookup(2, A, B, OTHER_NODE_OF_B), lookup(3, C, B), lookup(4, A, C)));

    private static Operation lookup(int number, Peer owner, Peer... path) {
        return Operation.of(number, Kind.LOOKUP, RingId.ofHighBits(1), A)
                .outcome(Outcome.OK, "")
                .answeredBy(owner)
                .path(List.of(path))
                .build();
    }

    @Test
    void timesCountFromTheInstantForWhichAnOperationWasMeant() {
        Operation late = Operation.of(5, Kind.LOOKUP, RingId.ofHighBits(1), A)
                .intended(1_000)
                .invoked(4_000)
                .completed(6_000)
                .outcome(Outcome.OK, "")
                .answeredBy(B)
                .build();

        assertThat(new Operations(List.of(late)).meanTime()).isEqualTo(Duration.ofNanos(5_000));
    }

    @Test
    void thoseOfOneKindArePickedOut() {
        assertThat(ALL.of(Kind.STORE).all()).containsExactly(STORE);
        assertThat(ALL.of(Kind.LOOKUP).all()).extracting(Operation::number).containsExactly(0, 2, 3, 4);
    }

    @Test
    void twoBatchesAreOne() {
        assertThat(ALL.of(Kind.STORE).and(new Operations(List.of(LOOKUP))).all())
                .containsExactly(STORE, LOOKUP);
    }
}
