package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReuniteTest {

    private static final int[] ONE_HALF = {0, 16, 32, 48};
    private static final int[] OTHER_HALF = {8, 24, 40, 56};
    private static final int[] ALL = {0, 8, 16, 24, 32, 40, 48, 56};

    private static NodeSettings settings(boolean remember) {
        return SETTINGS.withChord(SETTINGS.chord().withSuccessors(3).withRemember(remember));
    }

    private static List<Peer> after(int place, int... places) {
        int self = IntStream.range(0, places.length)
                .filter(i -> places[i] == place)
                .findFirst()
                .orElseThrow();
        return IntStream.range(1, places.length)
                .mapToObj(i -> peer(places[(self + i) % places.length]))
                .toList();
    }

    /** Half of the nodes vanish, long enough to be forgotten, and are there again as a ring of their own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyNodesThatRememberMakeOneRingOfTwo(boolean remember) {
        TestRing ring = TestRing.ideal(settings(remember), ALL).maintain();
        ring.pass(Duration.ofMinutes(1));
        for (int place : OTHER_HALF) {
            ring.kill(place);
        }
        ring.pass(Duration.ofMinutes(2));
        for (int place : OTHER_HALF) {
            VirtualNode back = ring.restart(place);
            List<Peer> following = after(place, OTHER_HALF);
            back.chord().assume(following, following.get(following.size() - 1));
            back.startMaintenance();
        }
        ring.pass(Duration.ofMinutes(5));
        for (int place : ALL) {
            List<Peer> expected =
                    remember ? after(place, ALL).subList(0, 3) : after(place, place % 16 == 0 ? ONE_HALF : OTHER_HALF);
            assertThat(ring.node(place).chord().successors()).as("%d", place).isEqualTo(expected);
        }
    }

    @Test
    void theLastOnesAreRememberedAndAskedInTurn() {
        TestRing ring = TestRing.ideal(settings(true), ALL);
        Reunite reunite = new Reunite(ring.node(0).chord());
        after(0, ALL).forEach(reunite::remember);
        List<Peer> asked = new ArrayList<>();
        ring.interfere((target, request) -> {
            asked.add(target);
            return Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.REJECTED, "no member")));
        });
        for (int i = 0; i < 7; i++) {
            reunite.run();
            ring.pass(Duration.ofSeconds(1));
        }
        assertThat(asked).containsExactly(peer(16), peer(24), peer(32), peer(40), peer(48), peer(56), peer(16));
    }

    @Test
    void whoTurnsOutToBeInTheSameRingIsForgotten() {
        TestRing ring = TestRing.ideal(settings(true), ALL);
        Reunite reunite = new Reunite(ring.node(0).chord());
        reunite.remember(peer(32));
        reunite.run();
        ring.pass(Duration.ofSeconds(5));
        int pings = ring.sent(Ping.class);
        reunite.run();
        ring.pass(Duration.ofSeconds(5));
        assertThat(pings).isPositive();
        assertThat(ring.sent(Ping.class)).isEqualTo(pings);
        assertThat(ring.sent(Notify.class)).isZero();
        assertThat(ring.node(0).chord().successors()).isEqualTo(after(0, ALL).subList(0, 3));
    }
}
