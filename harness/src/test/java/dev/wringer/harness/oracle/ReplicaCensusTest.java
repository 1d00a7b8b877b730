package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static dev.wringer.harness.oracle.SmallRing.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.oracle.BlockReplicas.State;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** k = 2 in a ring of four: the block under key 12 belongs to 20 and 30. */
class ReplicaCensusTest {

    private final IdealRing ideal = IdealRing.of(nodes(10, 20, 30, 40), 2);

    @Test
    void aBlockThatEachIdealHolderHoldsIsFullyReplicated() {
        ReplicaCensus census = census(Map.of(point(12), nodes(30, 20)));

        assertThat(census.count(State.FULLY_REPLICATED)).isEqualTo(1);
        assertThat(census.isComplete()).isTrue();
        assertThat(census.firstIncomplete()).isEmpty();
        assertThat(census.copiesElsewhere()).isZero();
    }

    @Test
    void aCopyTooManyIsCountedAndDoesNoHarm() {
        ReplicaCensus census = census(Map.of(point(12), nodes(20, 30, 40)));

        assertThat(census.isComplete()).isTrue();
        assertThat(census.copiesElsewhere()).isEqualTo(1);
    }

    @Test
    void aBlockThatAnIdealHolderLacksIsUnderReplicated() {
        ReplicaCensus census = census(Map.of(point(12), nodes(20, 40)));

        assertThat(census.count(State.UNDER_REPLICATED)).isEqualTo(1);
        assertThat(census.missing()).isEqualTo(1);
        assertThat(census.firstIncomplete().map(BlockReplicas::toString))
                .hasValue("block 30000000 is held by n20:7000/0@50000000 in place and n40:7000/0@a0000000 elsewhere, "
                        + "and missing at n30:7000/0@78000000");
    }

    @Test
    void aBlockInTheWrongPlaceOnlyIsNotLost() {
        assertThat(census(Map.of(point(12), nodes(40))).count(State.UNDER_REPLICATED))
                .isEqualTo(1);
    }

    @Test
    void aBlockThatNobodyHoldsIsLost() {
        ReplicaCensus census = census(Map.of(point(13), nodes(20, 30)));

        assertThat(census.count(State.LOST)).isEqualTo(1);
        assertThat(census.firstIncomplete().map(BlockReplicas::toString)).hasValueSatisfying(line -> assertThat(line)
                .contains("is held by nobody in place and nobody elsewhere"));
    }

    @Test
    void onlyAcknowledgedStoresMakeAPromise() {
        Promises promises = new Promises();
        List.of(
                        store(0, 12, Outcome.OK),
                        store(1, 13, Outcome.UNKNOWN),
                        store(2, 14, Outcome.FAILED),
                        store(3, 5, Outcome.OK),
                        store(4, 12, Outcome.OK),
                        Trial.fetched(9, true))
                .forEach(promises::note);

        assertThat(promises.all().keySet()).containsExactly(point(5), point(12));
    }

    @Test
    void onlyTheVersionThatWinsCounts() {
        Version older = Version.of(1, Bytes.ofText("a"));
        Version newer = Version.of(2, Bytes.ofText("b"));
        Holdings torn = new Holdings.Builder()
                .held(point(12), newer, node(20))
                .held(point(12), older, node(30))
                .at(0);
        Promises promises = new Promises();

        BlockReplicas byWinner = ReplicaCensus.of(List.of(point(12)), ideal, 2, torn, promises, new FullDisks())
                .blocks()
                .get(0);
        assertThat(byWinner.inPlace()).containsExactly(node(20));
        assertThat(byWinner.missing()).containsExactly(node(30));

        promises.note(Trial.operation(0, Operation.Kind.STORE, 12)
                .outcome(Outcome.OK, "")
                .version(Version.of(3, Bytes.ofText("c")))
                .build());
        assertThat(ReplicaCensus.of(List.of(point(12)), ideal, 2, torn, promises, new FullDisks())
                        .blocks()
                        .get(0)
                        .state())
                .isEqualTo(State.LOST);
    }

    @Test
    void nothingIsMissingWhereADiskIsFull() {
        Holdings held = new Holdings(0, Map.of(point(12), nodes(20)));
        FullDisks full = new FullDisks();
        full.note(new Event.Restarted(0, nodes(30), new Disk.Full().describe(), true, ""));
        assertThat(census(held, full).isComplete()).isTrue();

        full.note(new Event.Restarted(1, nodes(30), new Disk.Kept().describe(), true, ""));
        assertThat(census(held, full).missing()).isOne();
    }

    private ReplicaCensus census(Holdings holdings, FullDisks full) {
        return ReplicaCensus.of(List.of(point(12)), ideal, 2, holdings, new Promises(), full);
    }

    @Test
    void aStrikeOrphansWhatOnlyItsVictimsHold() {
        Holdings before =
                new Holdings(0, Map.of(point(12), nodes(20, 30), point(22), nodes(30, 40), point(32), List.<Peer>of()));
        List<RingId> keys = List.of(point(12), point(22), point(32), point(42));

        assertThat(ReplicaCensus.orphanedBy(keys, before::holdersOf, set(20, 30)))
                .containsExactly(point(12));
        assertThat(ReplicaCensus.orphanedBy(keys, before::holdersOf, set(20, 40)))
                .isEmpty();
    }

    private ReplicaCensus census(Map<RingId, List<Peer>> holders) {
        return census(new Holdings(0, holders), new FullDisks());
    }

    private static Operation store(int number, int key, Outcome outcome) {
        return Operation.of(number, Kind.STORE, point(key), node(0))
                .completed(1)
                .outcome(outcome, "")
                .replicas(nodes(20, 30))
                .build();
    }
}
