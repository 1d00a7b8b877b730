package dev.wringer.harness.junit;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.blueprint.RingBlueprint;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.oracle.FetchFailures;
import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.setting.Parameters;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class WringerAssertionsTest {

    private static final RingId KEPT = RingId.ofHighBits(1);
    private static final RingId ORPHANED = RingId.ofHighBits(2);
    private static final Peer ORIGIN = Peer.at("host-000001:7000", 0);
    private static final Peer HOLDER = Peer.at("host-000002:7000", 0);
    private static final Holdings HOLDINGS = new Holdings(0, Map.of(KEPT, List.of(HOLDER)));

    private static Operation.Builder operation(int number, Kind kind, RingId key) {
        return Operation.of(number, kind, key, ORIGIN).completed(1);
    }

    private static Operation fetched(int number, boolean authentic) {
        return operation(number, Kind.FETCH, KEPT)
                .outcome(Outcome.OK, "")
                .answeredBy(HOLDER)
                .authentic(authentic)
                .build();
    }

    private static Operation lost(int number, RingId key) {
        return operation(number, Kind.FETCH, key)
                .outcome(Outcome.FAILED, "no replica answered")
                .build();
    }

    /** Fetches in a ring of the two in which only what is kept is held. */
    private static Fetches fetches(Operation... operations) {
        History history = new History(EventSink.NOWHERE);
        history.record(
                new Event.Formed(0, Event.Formation.ASSEMBLED, new RingRules(1, 1, 1, 0), List.of(ORIGIN, HOLDER)));
        history.record(new Event.Inventory("before", HOLDINGS));
        return new Fetches(new Operations(List.of(operations)), FetchFailures.by(GroundTruth.of(history)));
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines);
    }

    @Test
    void losesOnlyOrphanedBlocks() {
        assertThat(fetches(fetched(0, true), lost(1, ORPHANED))).losesOnly(Set.of(ORPHANED));
    }

    @Test
    void tellsWhichOtherBlocksWereLost() {
        Fetches fetches = fetches(fetched(0, true), lost(1, ORPHANED), lost(2, KEPT), lost(3, KEPT));

        assertThatThrownBy(() -> assertThat(fetches).losesOnly(Set.of(ORPHANED)))
                .isInstanceOf(AssertionError.class)
                .hasMessage(lines(
                        "fetches failed although their blocks were not orphaned",
                        "  failed: 3 of 4",
                        "  not of orphaned blocks: 2",
                        "  explained: protocol 2",
                        "  first key: " + KEPT,
                        "  asked: " + ORIGIN,
                        "  answer: failed, no replica answered",
                        "  holders alive: 1: " + HOLDER));
    }

    @Test
    void lostBlocksThatNobodyHeldAreNamedSo() {
        assertThatThrownBy(() -> assertThat(fetches(lost(0, ORPHANED))).losesOnly(Set.of()))
                .hasMessageContaining("explained: unavoidable 1")
                .hasMessageContaining("holders alive: none");
    }

    @Test
    void corruptBlocksAreNotServed() {
        Fetches fetches = fetches(fetched(0, true), fetched(1, false), lost(2, KEPT));

        assertThatThrownBy(() -> assertThat(fetches).losesOnly(Set.of()))
                .isInstanceOf(IntegrityFailure.class)
                .hasMessageContaining("served: 1 of 3")
                .hasMessageContaining("first: fetch 1 at " + ORIGIN);
    }

    @Test
    void operationsSucceed() {
        Operations good = new Operations(List.of(fetched(0, true)));
        Operations bad = new Operations(List.of(fetched(0, true), lost(1, KEPT)));

        assertThat(good).allSucceeded();
        assertThatThrownBy(() -> assertThat(bad).allSucceeded())
                .hasMessage(lines(
                        "operations failed",
                        "  failed: 1 of 2",
                        "  first: fetch 1",
                        "  key: " + KEPT,
                        "  asked: " + ORIGIN,
                        "  answer: failed, no replica answered"));
    }

    @Test
    void lookupsFindTheOwner() {
        try (Ring ring = ring(new FakeTestbed())) {
            Peer right = ring.idealRing().ownerOf(KEPT);
            Peer wrong = ring.members().stream()
                    .filter(member -> !member.equals(right))
                    .findFirst()
                    .orElseThrow();
            Operations good = new Operations(List.of(lookup(right)));
            Operations bad = new Operations(List.of(lookup(right), lookup(wrong)));

            assertThat(good).allFoundTheOwner(ring);
            assertThatThrownBy(() -> assertThat(bad).allFoundTheOwner(ring))
                    .hasMessageContaining("lookups did not find the owner")
                    .hasMessageContaining("not correct: 1 of 2")
                    .hasMessageContaining("judged: correct 1, wrong 1");
        }
    }

    private static Operation lookup(Peer answer) {
        return operation(0, Kind.LOOKUP, KEPT)
                .outcome(Outcome.OK, "")
                .answeredBy(answer)
                .build();
    }

    @Test
    void clientsThatWereHeldUpProveNothingOfTimes() {
        Played late = Played.of(List.of(
                new Event.Planned(0, "none", "clients", "kept"),
                new Event.Paced(1, 10, Duration.ofMillis(1_200).toNanos())));

        assertThat(late).keptPace(Duration.ofMillis(1_200));
        assertThatThrownBy(() -> assertThat(late).keptPace(Duration.ofMillis(100)))
                .isInstanceOf(TestAbortedException.class) // which makes a trial UNKNOWN
                .hasMessage(lines(
                        "the generator did not keep its pace, so times prove nothing",
                        "  late by up to: 1200 ms",
                        "  allowed: 100 ms"));
    }

    @Test
    void ringsSatisfyTheirInvariants() {
        try (Ring ring = ring(new FakeTestbed())) {
            assertThatCode(() -> assertThat(ring).satisfiesItsInvariants()).doesNotThrowAnyException();
        }
        try (Ring ring = ring(FakeTestbed.violating())) {
            ring.stopMaintenance();
            assertThatThrownBy(() -> assertThat(ring).satisfiesItsInvariants())
                    .hasMessageContaining("the ring violates its invariants")
                    .hasMessageContaining("violations on the way: 1");
        }
    }

    private static Ring ring(FakeTestbed testbed) {
        RingSpec spec = new RingBlueprint(new Parameters(RingParameters.all())
                        .settings(Map.of("nodes", "8", "successors", "2", "replicas", "1")))
                .spec();
        return Ring.start(testbed, spec, new Seed(1), new History(EventSink.NOWHERE));
    }
}
