package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.Trial.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairLoadTest {

    private static Operation fetched(int holder, int... path) {
        return operation(0, Kind.FETCH, 5)
                .outcome(Outcome.OK, "")
                .authentic(true)
                .answeredBy(node(holder))
                .path(nodes(path))
                .build();
    }

    /** Three fetches are answered by 6, one by 7, and one by 9, which is no member; 8 is passed twice. */
    private static final List<Operation> FETCHES =
            List.of(fetched(6, 8), fetched(6), fetched(6, 8, 7), fetched(7), fetched(9));

    @Test
    void answersFallOnWhoeverHadTheCopy() {
        FairLoad load = FairLoad.ofAnswers(FETCHES, nodes(8, 7, 6, 0));

        assertThat(load.byMember().keySet()).containsExactlyElementsOf(nodes(0, 6, 7, 8));
        assertThat(load.perMember()).containsExactly(0, 3, 1, 0);
        assertThat(load.busiest()).hasValue(node(6));
        assertThat(load.of(node(6))).isEqualTo(3);
        assertThat(load.of(node(9))).isZero();
        assertThat(load.elsewhere()).isEqualTo(1);
        assertThat(load.shareOfTheBusiest()).isEqualTo(3 / 5.0);
    }

    @Test
    void hopsFallOnWhoeverIsPassed() {
        FairLoad load = FairLoad.ofHops(FETCHES, nodes(0, 6, 7, 8));

        assertThat(load.perMember()).containsExactly(0, 0, 1, 2);
        assertThat(load.busiest()).hasValue(node(8));
    }

    @Test
    void requestsAreBothAndTheCopiesOfStores() {
        Operation store = operation(0, Kind.STORE, 5)
                .outcome(Outcome.OK, "")
                .replicas(nodes(6, 7))
                .build();

        assertThat(FairLoad.ofRequests(List.of(fetched(6, 8), store), nodes(0, 6, 7, 8))
                        .perMember())
                .containsExactly(0, 2, 1, 1);
    }

    @Test
    void aRingWithoutMembersHasNoBusiest() {
        FairLoad load = FairLoad.ofAnswers(FETCHES, List.of());

        assertThat(load.busiest()).isEmpty();
        assertThat(load.shareOfTheBusiest()).isZero();
        assertThat(FairLoad.ofAnswers(List.of(), nodes(6)).shareOfTheBusiest()).isZero();
    }
}
