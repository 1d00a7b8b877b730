package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperationChecksTest {

    @Nested
    class OfIntegrity {

        private final Integrity integrity = new Integrity();

        @Test
        void aGenuineBlockPasses() {
            assertThat(integrity.check(Trial.fetched(5, true))).isEmpty();
        }

        @Test
        void aForgedBlockIsCaught() {
            assertThat(integrity.check(Trial.fetched(5, false))).hasValueSatisfying(violation -> {
                assertThat(violation.members()).containsExactly(node(9));
                assertThat(violation.toString())
                        .isEqualTo("Integrity: fetch 0 at n0:7000/0@00000000 returned a block from "
                                + "n9:7000/0@24000000 that does not belong under key 14000000");
            });
        }

        @Test
        void aFetchThatFailedServedNothing() {
            assertThat(integrity.check(Trial.failedFetch(0, 1, 5, Reach.ANSWERED)))
                    .isEmpty();
        }

        @Test
        void allViolationsAreListed() {
            assertThat(integrity.check(
                            List.of(Trial.fetched(5, false), Trial.fetched(5, true), Trial.fetched(6, false))))
                    .hasSize(2);
        }
    }

    @Nested
    class OfRoutingProgress {

        private final RoutingProgress progress = new RoutingProgress();

        @Test
        void hopsThatComeCloserPass() {
            assertThat(progress.check(lookup(10, 50, nodes(20, 40, 49), List.of(), 0)))
                    .isEmpty();
        }

        @Test
        void hopsMayPassTheOriginOfTheCircle() {
            assertThat(progress.check(lookup(50, 10, nodes(60, 3, 9), List.of(), 0)))
                    .isEmpty();
        }

        @Test
        void aHopBackwardsIsCaught() {
            assertThat(progress.check(lookup(10, 50, nodes(40, 20), List.of(), 0)))
                    .map(Violation::witness)
                    .hasValue("lookup 1 of c8000000 at n10:7000/0@28000000 went from n40:7000/0@a0000000 to "
                            + "n20:7000/0@50000000, which is no closer; "
                            + "its path: n40:7000/0@a0000000, n20:7000/0@50000000");
        }

        @Test
        void aHopBeyondTheKeyIsCaught() {
            assertThat(progress.check(lookup(10, 50, nodes(51), List.of(), 0))).isPresent();
        }

        @Test
        void stayingInOnePlaceIsCaught() {
            assertThat(progress.check(lookup(10, 50, nodes(20, 20), List.of(), 0)))
                    .isPresent();
        }

        @Test
        void aMisrouteIsCaughtUnlessADeadContactExplainsIt() {
            assertThat(progress.check(lookup(10, 50, nodes(20), List.of(), 1)))
                    .map(Violation::witness)
                    .hasValueSatisfying(witness -> assertThat(witness).contains("was led astray by 1 live contacts"));
            assertThat(progress.check(lookup(10, 50, nodes(20), nodes(30), 1))).isEmpty();
        }

        @Test
        void otherOperationsPass() {
            assertThat(progress.check(Trial.fetched(5, true))).isEmpty();
        }

        private static Operation lookup(int origin, int key, List<Peer> path, List<Peer> dead, int misroutes) {
            return Operation.of(1, Kind.LOOKUP, point(key), node(origin))
                    .completed(1)
                    .outcome(Outcome.FAILED, "no route")
                    .path(path)
                    .dead(dead)
                    .misroutes(misroutes)
                    .build();
        }
    }
}
