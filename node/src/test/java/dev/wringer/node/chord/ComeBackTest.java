package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.DhashReply.Fetched;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nodes that remember their neighbours, and whose hosts were down. */
class ComeBackTest {

    private static final int[] PLACES = {0, 10, 20, 30, 40, 50};

    /** As long as the longest interval of maintenance, 2 s, and a time-out, half a second, together; and some more. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final TestRing ring = TestRing.ideal(SETTINGS, PLACES);

    private void assertIdeal(int... places) {
        for (int i = 0; i < places.length; i++) {
            int at = i;
            ChordNode node = ring.node(places[i]).chord();
            List<Peer> following = IntStream.range(1, Math.min(5, places.length))
                    .mapToObj(distance -> peer(places[(at + distance) % places.length]))
                    .toList();
            assertThat(node.membership()).isEqualTo(Membership.MEMBER);
            assertThat(node.successors()).as("successors of %s", node.self()).isEqualTo(following);
            assertThat(node.predecessor()).contains(peer(places[(i + places.length - 1) % places.length]));
        }
    }

    @Test
    void whomNobodyHasMissedGoesOnWhereItWas() {
        ring.kill(20);
        VirtualNode back = ring.restart(20);

        ring.await(back.join(List.of()));

        assertThat(ring.sent(FindNextHop.class))
                .as("it does not look for its place")
                .isZero();
        assertIdeal(PLACES);
    }

    @Test
    void overWhomTheRingHasClosedJoinsAnew() {
        ring.maintain();
        ring.kill(20);
        ring.pass(Duration.ofSeconds(30));
        VirtualNode newcomer = ring.add(peer(22));
        ring.await(newcomer.join(List.of(peer(40))));
        newcomer.startMaintenance();
        ring.pass(Duration.ofSeconds(30));

        VirtualNode back = ring.restart(20);
        ring.await(back.join(List.of()));

        assertThat(back.chord().successors().head())
                .as("who was not there before")
                .contains(peer(22));
        back.startMaintenance();
        ring.pass(Duration.ofSeconds(30));
        assertIdeal(0, 10, 20, 22, 30, 40, 50);
    }

    @Test
    void aRingThatIsDownAsAWholeComesBackAsAWhole() {
        for (int place : PLACES) {
            ring.kill(place);
        }
        List<Promise<Peer>> returns = new ArrayList<>();
        for (int place : PLACES) {
            returns.add(ring.restart(place).join(List.of()));
        }
        ring.pass(GRACE);

        assertThat(returns).allMatch(Promise::isComplete);
        assertIdeal(PLACES);
    }

    @Test
    void hostsMayComeBackOneLongAfterTheOther() {
        for (int place : PLACES) {
            ring.kill(place);
        }
        for (int place : PLACES) {
            VirtualNode back = ring.restart(place);
            back.join(List.of()).then(self -> back.startMaintenance(), why -> {});
            ring.pass(Duration.ofMinutes(1));
        }
        ring.pass(Duration.ofMinutes(1));

        assertIdeal(PLACES);
    }

    @Test
    void whoIsComingBackIsBusyAndNotGone() {
        ring.kill(20);
        ring.kill(10);
        ring.kill(30);
        ring.kill(40);
        ring.kill(50);
        ring.kill(0);
        VirtualNode back = ring.restart(20);
        back.join(List.of());

        Promise<Alive> pinged = new Promise<>();
        back.receive(new Ping(), pinged);
        Promise<Neighbours> asked = new Promise<>();
        back.receive(new GetNeighbours(), asked);
        Promise<Fetched> fetched = new Promise<>();
        back.receive(new FetchBlock(TestRing.key(15)), fetched);

        assertThat(back.chord().membership()).isEqualTo(Membership.RETURNING);
        for (Promise<?> answer : List.of(pinged, asked, fetched)) {
            assertThat(ring.awaitFailure(answer).kind()).isEqualTo(RpcFailure.Kind.BUSY);
        }
    }

    /** All members are gone for good, and others have taken their places: 5 and 7. */
    private void replaceEverybody() {
        ring.maintain();
        IntStream.of(PLACES).filter(place -> place != 0).forEach(ring::kill);
        VirtualNode stranger = ring.add(peer(5));
        stranger.chord().assume(List.of(peer(7)), peer(7));
        VirtualNode other = ring.add(peer(7));
        other.chord().assume(List.of(peer(5)), peer(5));
        ring.kill(0);
    }

    private static void assertIsBetweenTheStrangers(VirtualNode back) {
        assertThat(back.chord().successors()).containsExactly(peer(5));
        assertThat(back.chord().predecessor()).contains(peer(7));
    }

    @Test
    void whoseNeighboursAreAllGoneJoinsThroughOthers() {
        replaceEverybody();
        VirtualNode back = ring.restart(20);
        ring.await(back.join(List.of(peer(5))));
        assertIsBetweenTheStrangers(back);
    }

    @Test
    void othersAreAskedInEachRoundUntilOneLetsItIn() {
        replaceEverybody();
        AtomicInteger attempts = new AtomicInteger();
        ring.interfere((target, request) -> request instanceof FindNextHop && attempts.incrementAndGet() < 3
                ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                : Optional.empty());
        VirtualNode back = ring.restart(20);
        ring.await(back.join(List.of(peer(5))));
        assertIsBetweenTheStrangers(back);
    }

    @Test
    void aNodeThatWasAloneIsAloneAgain() {
        TestRing alone = TestRing.ideal(SETTINGS, 20);
        alone.kill(20);

        VirtualNode back = alone.restart(20);

        assertThat(alone.await(back.join(List.of()))).isEqualTo(peer(20));
        assertThat(back.chord().membership()).isEqualTo(Membership.MEMBER);
    }

    @Test
    void whoIsToldToLeaveMeanwhileDoesNotComeBack() {
        for (int place : PLACES) {
            ring.kill(place);
        }
        VirtualNode back = ring.restart(20);
        Promise<Peer> returned = back.join(List.of());
        ring.await(back.chord().leave());

        assertThat(ring.awaitFailure(returned).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(back.chord().membership()).isEqualTo(Membership.GONE);
    }

    /** Its last attempt to join fails because it has left: that is no reason to go on where it was. */
    @Test
    void whoLeavesDuringItsLastAttemptDoesNotComeBack() {
        ring.maintain();
        ring.kill(20);
        ring.pass(Duration.ofSeconds(30));
        IntStream.of(0, 10, 30, 40, 50)
                .forEach(place -> ring.node(place).stopMaintenance()); // only one asks from now on
        VirtualNode back = ring.restart(20);
        long late = back.chord().timers().nowNanos()
                + SETTINGS.chord()
                        .pace()
                        .longest()
                        .plus(SETTINGS.chord().longestTimeout())
                        .toNanos();
        AtomicBoolean lastAttempt = new AtomicBoolean();
        ring.interfere((target, request) -> {
            if (request instanceof GetNeighbours && back.chord().timers().nowNanos() >= late) {
                lastAttempt.set(true);
            }
            if (request instanceof FindNextHop && lastAttempt.get()) {
                back.chord().leave();
            }
            return request instanceof FindNextHop
                    ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                    : Optional.empty();
        });

        assertThat(ring.awaitFailure(back.join(List.of())).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(back.chord().membership()).isEqualTo(Membership.GONE);
    }
}
