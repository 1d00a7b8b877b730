package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.fixture.TestRing.Interference;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.ChordReply.Acknowledged;
import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.DeadEnd;
import dev.wringer.node.protocol.ChordRequest.Detour;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TON'03 §IV-D, recursive, where contacts and hops fail. Node 0 of 64 looks up key 61, by way of 32, 48, 56 and 60. */
class RecursiveLookupsTest {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Peer FIRST_HOP = peer(32);
    private static final Peer SECOND_HOP = peer(48);
    private static final Peer LAST_HOP = peer(60);
    private static final Peer OWNER = peer(61);

    private static final Interference NONE = (target, request) -> Optional.empty();

    private final List<PassOn> begun = new ArrayList<>(); // the tries that have come to the first hop

    private TestRing ring;

    private static NodeSettings settings(LookupMode mode, Duration longest) {
        return SETTINGS.withChord(
                SETTINGS.chord().withTimeouts(SHORTEST, longest).withLookupMode(mode));
    }

    private static TestRing settledRing(LookupMode mode, Duration longest) {
        TestRing ring = TestRing.ideal(
                        settings(mode, longest), IntStream.range(0, 64).toArray())
                .maintain();
        ring.pass(Duration.ofSeconds(60));
        ring.live().forEach(VirtualNode::stopMaintenance);
        ring.pass(longest);
        return ring;
    }

    @BeforeEach
    void settle() {
        ring = settledRing(LookupMode.RECURSIVE, LONGEST);
    }

    @AfterEach
    void nothingIsLeft() {
        ring.pass(LONGEST.multipliedBy(2)); // pings that were sent ahead
        assertThat(ring.live())
                .allSatisfy(node -> assertThat(lookups(node).underway()).isZero());
        assertThat(ring.timers()).isZero();
    }

    private static RecursiveLookups lookups(VirtualNode node) {
        return node.chord().recursiveLookups();
    }

    private Promise<LookupResult> begin() {
        return ring.node(0).chord().lookup(key(61));
    }

    private LookupResult lookUp() {
        return ring.await(begin());
    }

    private static Optional<Promise<? extends Reply>> acknowledged() {
        return Optional.of(Promise.of(Acknowledged.INSTANCE));
    }

    private static Optional<Promise<? extends Reply>> lost() {
        return Optional.of(new Promise<>());
    }

    private void after(Duration delay, Runnable action) {
        ring.node(0).chord().timers().schedule(delay.toNanos(), action);
    }

    private void noteTries(Peer target, Object request) {
        if (request instanceof PassOn passOn && target.equals(FIRST_HOP)) {
            begun.add(passOn);
        }
    }

    @Test
    void aLookupThatMeetsNobodyDeadTellsItsOriginTheEndAndNothingElse() {
        LookupResult found = lookUp();
        assertThat(found.path()).containsExactly(FIRST_HOP, SECOND_HOP, peer(56), LAST_HOP);
        assertThat(found.dead()).isEmpty();
        assertThat(ring.sent(Detour.class) + ring.sent(DeadEnd.class)).isZero();
        assertThat(ring.timers()).isZero(); // nobody waits for its silence any more
    }

    // ---- tries

    @Test
    void aHopThatDiesAfterItsAcknowledgementIsGoneRoundByTheNextTry() {
        ring.interfere((target, request) -> {
            noteTries(target, request);
            if (request instanceof PassOn && target.equals(SECOND_HOP)) {
                after(Duration.ZERO, () -> ring.kill(SECOND_HOP));
                return acknowledged();
            }
            return Optional.empty();
        });
        LookupResult found = lookUp();
        assertThat(found.owner()).isEqualTo(OWNER);
        assertThat(found.path()).doesNotContain(SECOND_HOP).endsWith(LAST_HOP);
        assertThat(found.dead()).containsExactly(SECOND_HOP);
        assertThat(begun).hasSize(2);
    }

    @Test
    void aTryBeginsWithTheDeadThatEarlierOnesHaveMet() {
        ring.kill(SECOND_HOP);
        ring.interfere((target, request) -> {
            noteTries(target, request);
            boolean lostOnce = request instanceof PassOn && target.equals(LAST_HOP) && begun.size() == 1;
            return lostOnce ? acknowledged() : Optional.empty();
        });
        LookupResult found = lookUp();
        assertThat(begun).extracting(PassOn::dead).containsExactly(List.of(), List.of(SECOND_HOP));
        assertThat(found.dead()).containsExactly(SECOND_HOP);
        assertThat(ring.sent(Detour.class)).isEqualTo(1); // the second try was not sent to the dead again
        assertThat(begun).extracting(PassOn::lookup).containsOnly(begun.get(0).lookup());
    }

    @Test
    void anAnswerOfAnEarlierTryIsAnAnswer() {
        ring.interfere((target, request) -> {
            noteTries(target, request);
            return request instanceof PassOn && target.equals(FIRST_HOP) ? acknowledged() : Optional.empty();
        });
        Promise<LookupResult> lookup = begin();
        while (begun.size() < 2) {
            ring.pass(SHORTEST);
        }
        ring.interfere(NONE);
        ring.node(FIRST_HOP).receive(begun.get(0), new Promise<>());
        assertThat(ring.await(lookup).owner()).isEqualTo(OWNER);

        int told = ring.sent(Arrived.class);
        ring.node(FIRST_HOP).receive(begun.get(1), new Promise<>());
        ring.pass(LONGEST);
        assertThat(ring.sent(Arrived.class)).isEqualTo(told + 1); // and is told to nobody
    }

    @Test
    void anOriginThatHasItsAnswerPassesNothingOn() {
        ring.interfere((target, request) -> {
            noteTries(target, request);
            return request instanceof PassOn && target.equals(FIRST_HOP) ? acknowledged() : Optional.empty();
        });
        int sent = ring.sent(PassOn.class);
        Promise<LookupResult> lookup = begin();
        ring.pass(SHORTEST);
        ring.kill(FIRST_HOP);
        while (ring.sent(PassOn.class) == sent + 1) {
            ring.pass(Duration.ofMillis(10));
        }
        // The second try has just been sent to a dead host: an answer to the first one comes before it is known to be.
        ring.node(SECOND_HOP).receive(begun.get(0).at(FIRST_HOP), new Promise<>());
        ring.await(lookup);
        int sentByThen = ring.sent(PassOn.class);
        ring.pass(LONGEST);
        assertThat(ring.sent(PassOn.class)).isEqualTo(sentByThen);
    }

    @Test
    void wordOfALookupKeepsItsOriginFromTryingAgain() {
        ring = settledRing(LookupMode.RECURSIVE, SHORTEST); // so that silence is suspect after twice that time
        List.of(OWNER, peer(62), peer(63)).forEach(ring::kill);
        ring.interfere((target, request) -> {
            noteTries(target, request);
            return Optional.empty();
        });
        LookupResult found = lookUp();
        assertThat(found.dead()).hasSize(3);
        assertThat(found.elapsedNanos()).isGreaterThan(3 * SHORTEST.toNanos());
        assertThat(begun).hasSize(1);
    }

    @Test
    void givesUpWhenItsTimeIsOver() {
        ring.kill(SECOND_HOP);
        ring.interfere((target, request) ->
                request instanceof PassOn && target.equals(LAST_HOP) ? acknowledged() : Optional.empty());
        ChordNode origin = ring.node(0).chord();
        long before = origin.timers().nowNanos();
        RpcFailure why = ring.awaitFailure(begin());
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.TIMEOUT);
        assertThat(why.detail()).matches("gave up after \\d live and 1 dead contacts in [3-9] tries");
        assertThat(Duration.ofNanos(origin.timers().nowNanos() - before))
                .isEqualTo(origin.settings().lookupTimeout());
    }

    // ---- dead ends

    /** 48 finds all its successors dead, and its finger beyond them; 44 has another one. */
    @Test
    void bothModesFindAWayRoundANodeAllOfWhoseContactsAreDead() {
        TestRing iterative = settledRing(LookupMode.ITERATIVE, LONGEST);
        for (int place : List.of(49, 50, 51, 52, 56)) {
            ring.kill(place);
            iterative.kill(place);
        }
        LookupResult found = lookUp();
        LookupResult same = iterative.await(iterative.node(0).chord().lookup(key(61)));
        assertThat(found.owner()).isEqualTo(OWNER).isEqualTo(same.owner());
        assertThat(found.path()).containsExactly(FIRST_HOP, peer(40), peer(44), LAST_HOP);
        assertThat(found.misroutes()).isEqualTo(1).isEqualTo(same.misroutes());
        assertThat(found.dead()).containsExactlyInAnyOrderElementsOf(same.dead());
    }

    @Test
    void failsIfNobodyIsLeft() {
        TestRing small = TestRing.ideal(settings(LookupMode.RECURSIVE, LONGEST), 0, 10, 20);
        small.kill(10);
        small.kill(20);
        RpcFailure why = small.awaitFailure(small.node(0).chord().lookup(key(5)));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.NO_ROUTE);
        assertThat(why.detail()).endsWith("after 0 live and 2 dead contacts in 1 try");
        assertThat(lookups(small.node(0)).underway()).isZero();
        assertThat(small.timers()).isZero();
    }

    @Test
    void aNodeThatLeadsInACircleIsAvoidedAndCounted() {
        ring.interfere((target, request) -> {
            if (request instanceof PassOn passOn && target.equals(SECOND_HOP)) {
                ring.node(FIRST_HOP).receive(passOn.at(SECOND_HOP), new Promise<>());
                return acknowledged();
            }
            return Optional.empty();
        });
        LookupResult found = lookUp();
        assertThat(found.owner()).isEqualTo(OWNER);
        assertThat(found.path()).doesNotContain(SECOND_HOP);
        assertThat(found.misroutes()).isEqualTo(1);
        assertThat(found.dead()).isEmpty();
    }

    // ---- what the origin is told

    @Test
    void theEndComesBackAlongThePathIfTheLastHopCannotReachTheOrigin() {
        List<Arrived> told = new ArrayList<>();
        ring.interfere((target, request) -> {
            noteTries(target, request);
            if (request instanceof Arrived arrived) {
                told.add(arrived);
                return told.size() <= 2 ? lost() : Optional.empty(); // to the origin, and to the hop before
            }
            return Optional.empty();
        });
        LookupResult found = lookUp();
        assertThat(found.path()).containsExactly(FIRST_HOP, SECOND_HOP, peer(56), LAST_HOP);
        assertThat(told).hasSize(4).containsOnly(told.get(0));
        assertThat(begun).hasSize(1);
    }

    @Test
    void aContactThatOneHopTakesForDeadAndAnotherOneReachesIsNotDead() {
        ring.interfere((target, request) -> {
            noteTries(target, request);
            if (request instanceof PassOn passOn && target.equals(SECOND_HOP)) {
                after(SHORTEST.multipliedBy(2), () -> ring.node(SECOND_HOP).receive(passOn, new Promise<>()));
                return lost();
            }
            boolean wayRound = request instanceof PassOn other && !other.path().contains(SECOND_HOP);
            return wayRound && target.equals(LAST_HOP) ? acknowledged() : Optional.empty();
        });
        LookupResult found = lookUp();
        assertThat(found.path()).contains(SECOND_HOP);
        assertThat(found.dead()).isEmpty();
        assertThat(ring.sent(Detour.class)).isPositive();
    }

    @Test
    void wordOfUnknownLookupsChangesNothing() {
        Promise<LookupResult> lookup = begin();
        VirtualNode origin = ring.node(0);
        origin.receive(new Arrived(1, peer(0), List.of(peer(4)), List.of(), List.of()), new Promise<>());
        origin.receive(new DeadEnd(1, peer(0), List.of(peer(4)), List.of()), new Promise<>());
        origin.receive(new Detour(1, List.of(), List.of(peer(32))), new Promise<>());
        origin.receive(new Arrived(1, peer(8), List.of(peer(4)), List.of(), List.of()), new Promise<>());
        LookupResult found = ring.await(lookup);
        assertThat(found.owner()).isEqualTo(OWNER);
        assertThat(found.dead()).isEmpty();
    }

    /** What comes for a node of the same name that has crashed since must not be taken for this one's. */
    @Test
    void eachNodeBeginsToCountAtANumberOfItsOwn() {
        TestRing fresh = TestRing.ideal(settings(LookupMode.RECURSIVE, LONGEST), 0, 10, 20, 30, 40, 50, 60);
        fresh.interfere((target, request) -> {
            if (request instanceof PassOn passOn) {
                begun.add(passOn);
            }
            return Optional.empty();
        });
        fresh.await(fresh.node(0).chord().lookup(key(45)));
        fresh.await(fresh.node(10).chord().lookup(key(55)));
        assertThat(begun).hasSize(2).extracting(PassOn::lookup).doesNotHaveDuplicates();
    }

    // ---- contacts that have been silent before

    @Test
    void deadContactsCostNoMoreTimeTheMoreOftenTheyAreMet() {
        ring.kill(FIRST_HOP);
        long atFirst = lookUp().elapsedNanos();
        for (int i = 0; i < 10; i++) {
            LookupResult found = lookUp();
            assertThat(found.dead()).containsExactly(FIRST_HOP);
            assertThat(found.elapsedNanos()).isLessThan(2 * atFirst);
        }
    }

    @Test
    void aRowOfDeadSuccessorsCostsHardlyMoreTimeThanOne() {
        List<Peer> row = List.of(OWNER, peer(62), peer(63));
        row.forEach(ring::kill);
        for (int i = 0; i < 10; i++) { // after a few, each is given the longest time-out
            LookupResult found = ring.await(ring.node(2).chord().lookup(key(61)));
            assertThat(found.owner()).isEqualTo(peer(0));
            assertThat(found.dead()).containsExactlyElementsOf(row);
            assertThat(found.elapsedNanos()).isLessThan(LONGEST.multipliedBy(2).toNanos());
        }
    }

    @Test
    void anOwnerThatIsSlowIsWaitedForThoughTheNextHasAnsweredMeanwhile() {
        ring.interfere(
                (target, request) -> request instanceof Ping && target.equals(OWNER) ? lost() : Optional.empty());
        assertThat(lookUp().owner()).isEqualTo(peer(62));

        ring.interfere((target, request) -> {
            if (request instanceof Ping && target.equals(OWNER)) {
                Promise<Alive> late = new Promise<>();
                after(SHORTEST.multipliedBy(3).dividedBy(2), () -> late.keep(Alive.INSTANCE));
                return Optional.of(late);
            }
            return Optional.empty();
        });
        int pings = ring.sent(Ping.class);
        LookupResult found = lookUp();
        assertThat(found.owner()).isEqualTo(OWNER);
        assertThat(found.dead()).isEmpty();
        assertThat(ring.sent(Ping.class) - pings).isEqualTo(2);
    }
}
