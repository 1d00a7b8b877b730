package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TON'03 §IV-D. With 64 places on the circle, finger 154 + i starts 2^i places away. */
class FingerTableTest {

    private static final int ONE_PLACE = RingId.BITS - 6;

    private final FingerTable table = new FingerTable(key(10));

    private Optional<Peer> closestPreceding(RingId key, List<Peer> avoid) {
        int place = table.closestPreceding(key, avoid);
        return place < 0 ? Optional.empty() : Optional.ofNullable(table.at(place));
    }

    @Test
    void fingersStartAtPowersOfTwo() {
        assertThat(table.start(ONE_PLACE)).isEqualTo(key(11));
        assertThat(table.start(ONE_PLACE + 5)).isEqualTo(key(42));
    }

    @Test
    void findsTheHighestFingerBeforeTheKey() {
        table.set(ONE_PLACE + 3, peer(19));
        table.set(ONE_PLACE + 4, peer(27));
        table.set(ONE_PLACE + 5, peer(45));
        assertThat(closestPreceding(key(50), List.of())).contains(peer(45));
        assertThat(closestPreceding(key(45), List.of())).contains(peer(27));
        assertThat(closestPreceding(key(50), List.of(peer(45)))).contains(peer(27));
        assertThat(closestPreceding(key(19), List.of())).isEmpty();
        assertThat(closestPreceding(key(10), List.of())).contains(peer(45));
    }

    @Test
    void aPeerBeforeTheStartOfItsFingerIsRefused() {
        table.set(ONE_PLACE + 3, peer(17));
        assertThat(table.distinct()).isEmpty();
        table.set(ONE_PLACE + 3, peer(18));
        table.set(ONE_PLACE + 3, peer(17));
        assertThat(table.distinct()).isEmpty();
    }

    @Test
    void forgetsADeadPeerInAllItsEntries() {
        table.set(ONE_PLACE + 3, peer(45));
        table.set(ONE_PLACE + 4, peer(45));
        table.set(ONE_PLACE + 5, peer(50));
        assertThat(table.distinct()).containsExactly(peer(50), peer(45));
        table.forget(peer(45));
        assertThat(table.distinct()).containsExactly(peer(50));
    }

    @Test
    void dropsTheFingersThatTheSuccessorListServes() {
        table.set(ONE_PLACE, peer(11));
        table.set(ONE_PLACE + 5, peer(50));
        table.dropBelow(ONE_PLACE + 1);
        assertThat(table.distinct()).containsExactly(peer(50));
    }

    @Test
    void theFingerOfAnIntervalMayLieBeyondTheKey() {
        table.set(ONE_PLACE + 4, peer(35));
        assertThat(table.fingerOfInterval(key(30))).isEqualTo(peer(35));
        assertThat(closestPreceding(key(30), List.of())).isEmpty();
    }
}
