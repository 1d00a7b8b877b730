package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ZAVE'17, <i>stabilize</i>. */
class StabilizeTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30, 40, 50);
    private final ChordNode node = ring.node(0).chord();

    private void stabilize() {
        node.stabilizeNow();
        ring.pass(LONG_ENOUGH);
    }

    /** "h dead: drop it, go on with the next until a live head, then notify that head." */
    @Test
    void dropsDeadHeadsAndNotifiesTheFirstThatIsAlive() {
        ring.kill(10);
        ring.kill(20);
        stabilize();
        assertThat(node.successors()).containsExactly(peer(30), peer(40), peer(50));
        assertThat(ring.sent(Notify.class)).isEqualTo(1);
        assertThat(ring.node(30).chord().predecessor()).contains(peer(0)); // its own one is dead
    }

    /** "h alive: succ := h followed by h's list without its last entry." */
    @Test
    void takesTheListOfALiveHead() {
        node.replaceSuccessors(node.successors().without(peer(20)).without(peer(40)));
        stabilize();
        assertThat(node.successors()).containsExactly(peer(10), peer(20), peer(30), peer(40));
    }

    /** It was busy when it was asked, and the head may be busy when it is free. */
    @Test
    void asksTheHeadsPredecessorOnceMoreIfItWasBusy() {
        join(5);
        List<Peer> asked = new ArrayList<>();
        ring.interfere((target, request) -> {
            if (request instanceof GetNeighbours && (target.equals(peer(5)) || target.equals(peer(10)))) {
                asked.add(target);
                return target.equals(peer(5)) && Collections.frequency(asked, target) == 1
                        ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                        : Optional.empty();
            }
            return Optional.empty();
        });
        ring.node(0).startMaintenance();
        ring.pass(LONG_ENOUGH);
        assertThat(asked).startsWith(peer(10), peer(5), peer(5));
        assertThat(node.successors()).containsExactly(peer(5), peer(10), peer(20), peer(30));
    }

    /** "If between(n, h.prdc, h) and p = h.prdc is alive: succ := p followed by p's list." */
    @Test
    void adoptsTheHeadsPredecessorIfItAnswers() {
        join(5);
        stabilize();
        assertThat(node.successors()).containsExactly(peer(5), peer(10), peer(20), peer(30));
        assertThat(ring.node(5).chord().predecessor()).contains(peer(0));
    }

    /** Each newcomer says whom it follows: no round of its own is needed for each. */
    @Test
    void walksBackOverSeveralNewcomersInOneRun() {
        for (int place : List.of(8, 6, 4)) {
            ring.add(peer(place));
            ring.node(place).chord().assume(List.of(peer(place == 8 ? 10 : place + 2)), null);
        }
        ring.node(10).chord().replacePredecessor(peer(8));
        ring.node(8).chord().replacePredecessor(peer(6));
        ring.node(6).chord().replacePredecessor(peer(4));
        stabilize();
        assertThat(node.successors()).startsWith(peer(4), peer(6));
        assertThat(ring.sent(Notify.class)).isEqualTo(1);
        assertThat(ring.node(4).chord().predecessor()).contains(peer(0));
    }

    /** "If p is dead, notify h": p is never adopted. */
    @Test
    void doesNotAdoptADeadPredecessorOfTheHead() {
        join(5);
        ring.kill(5);
        stabilize();
        assertThat(node.successors()).containsExactly(peer(10), peer(20), peer(30), peer(40));
        assertThat(ring.node(10).chord().predecessor()).contains(peer(0));
    }

    /** "A node awaiting an answer must not answer state queries": it is busy, not dead. */
    @Test
    void keepsABusyHead() {
        Promise<Neighbours> busy = Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "wait"));
        ring.interfere((target, request) -> request instanceof GetNeighbours ? Optional.of(busy) : Optional.empty());
        stabilize();
        assertThat(node.successors()).containsExactly(peer(10), peer(20), peer(30), peer(40));
    }

    /** A head that is busy in each round of its own is asked again between them. */
    @Test
    void asksABusyHeadAgainBeforeTheNextRound() {
        node.replaceSuccessors(node.successors().without(peer(20)));
        node.startMaintenance();
        AtomicInteger refused = new AtomicInteger(2);
        ring.interfere((target, request) -> request instanceof GetNeighbours && refused.getAndDecrement() > 0
                ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "wait")))
                : Optional.empty());
        node.stabilizeNow();
        ring.pass(SETTINGS.chord().pace().shortest().multipliedBy(3).dividedBy(4));
        assertThat(node.successors()).containsExactly(peer(10), peer(20), peer(30), peer(40));
    }

    @Test
    void isBusyItselfWhileItAwaitsAnAnswer() {
        node.stabilizeNow();
        Promise<Neighbours> state = new Promise<>();
        node.neighbours(state);
        assertThat(ring.awaitFailure(state).kind()).isEqualTo(RpcFailure.Kind.BUSY);
        ring.pass(LONG_ENOUGH);
        Promise<Neighbours> later = new Promise<>();
        node.neighbours(later);
        assertThat(ring.await(later).successors()).hasSize(4);
    }

    /** Answers pings in every state. */
    @Test
    void answersPingsWhileItAwaitsAnAnswer() {
        node.stabilizeNow();
        Promise<Alive> alive = new Promise<>();
        node.ping(alive);
        assertThat(alive.isComplete()).isTrue();
    }

    /** More failures at once than the list has entries are beyond the protocol's promise, but not the end. */
    @Test
    void aStrandedNodeFindsBackThroughOthersThatItKnows() {
        for (int place : List.of(10, 20, 30, 40)) {
            ring.kill(place);
        }
        ring.maintain().pass(Duration.ofSeconds(30));
        assertThat(node.membership()).isEqualTo(ChordNode.Membership.MEMBER);
        assertThat(node.successors().head()).contains(peer(50)); // its predecessor was all it knew
        assertThat(ring.node(50).chord().successors().head()).contains(peer(0));
        assertThat(ring.node(50).chord().predecessor()).contains(peer(0));
    }

    @Test
    void aStrandedNodeDoesNotStrandItsPredecessors() {
        TestRing large = TestRing.ideal(SETTINGS, IntStream.range(0, 64).toArray());
        large.maintain().pass(Duration.ofMinutes(2));
        for (int place = 1; place <= 5; place++) {
            large.kill(place);
        }
        large.pass(Duration.ofMinutes(2));
        assertThat(large.node(0).chord().successors().head()).contains(peer(6));
        assertThat(large.node(6).chord().predecessor()).contains(peer(0));
        assertThat(large.node(63).chord().successors()).startsWith(peer(0), peer(6), peer(7));
    }

    @Test
    void aNodeThatWasCutOffFindsBackWhenTheOthersReturn() {
        ring.interfere((target, request) -> Optional.of(new Promise<>()));
        ring.maintain().pass(Duration.ofMinutes(2));
        ring.interfere((target, request) -> Optional.empty());
        ring.pass(Duration.ofMinutes(2));
        assertThat(node.successors().head()).contains(peer(10));
        assertThat(node.predecessor()).contains(peer(50));
    }

    @Test
    void aNodeThatHasLeftNotifiesNobody() {
        node.stabilizeNow();
        node.leave();
        ring.pass(LONG_ENOUGH);
        assertThat(ring.sent(Notify.class)).isZero();
    }

    private void join(int place) {
        ring.add(peer(place));
        ring.node(place).chord().assume(List.of(peer(10), peer(20), peer(30), peer(40)), peer(0));
        ring.node(place).chord().stabilizeNow();
        ring.pass(LONG_ENOUGH);
    }

    /** Correctness depends on the successor list only: rounds without a finger are rounds all the same. */
    @Test
    void aFingerIsFixedOnlyEverySoManyRounds() {
        int lookups = fingersFixedBy(1);
        int fewer = fingersFixedBy(4);
        assertThat(fewer).isPositive();
        assertThat(lookups).isGreaterThan(3 * fewer);
    }

    private static int fingersFixedBy(int rounds) {
        TestRing maintained =
                TestRing.ideal(SETTINGS.withChord(SETTINGS.chord().withFingerRounds(rounds)), 0, 10, 20, 30, 40, 50);
        maintained.maintain();
        maintained.pass(Duration.ofMinutes(5));
        return maintained.sent(FindNextHop.class);
    }
}
