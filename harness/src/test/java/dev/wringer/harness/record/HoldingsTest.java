package dev.wringer.harness.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import org.junit.jupiter.api.Test;

class HoldingsTest {

    private static final RingId KEY = RingId.ofHighBits(7);
    private static final Peer A = Peer.at("a:7000", 0);
    private static final Peer B = Peer.at("b:7000", 0);

    private static Version version(long number, String payload) {
        return Version.of(number, Bytes.ofText(payload));
    }

    @Test
    void aBlockThatNeverChangesIsHeldInItsOneVersion() {
        Holdings holdings = new Holdings.Builder()
                .held(KEY, Version.unchanging(KEY), A)
                .held(KEY, Version.unchanging(KEY), B)
                .at(5);

        assertThat(holdings.versions()).isEmpty();
        assertThat(holdings.winner(KEY)).isEmpty();
        assertThat(holdings.holdersOf(KEY)).containsExactly(A, B);
        assertThat(holdings.holdersOf(KEY, Version.unchanging(KEY))).containsExactly(A, B);
    }

    @Test
    void ofOneThatChangesThoseCountThatHoldAVersionOrOneThatWins() {
        Holdings holdings = new Holdings.Builder()
                .held(KEY, version(1, "x"), A)
                .held(KEY, version(2, "y"), B)
                .at(5);

        assertThat(holdings.winner(KEY)).contains(version(2, "y"));
        assertThat(holdings.holdersOf(KEY)).containsExactly(A, B);
        assertThat(holdings.holdersOf(KEY, version(1, "x"))).containsExactly(A, B);
        assertThat(holdings.holdersOf(KEY, version(2, "y"))).containsExactly(B);
        assertThat(holdings.holdersOf(KEY, version(3, "z"))).isEmpty();
    }

    @Test
    void ofTwoPayloadsWithOneNumberOnlyOneWins() {
        Holdings holdings = new Holdings.Builder()
                .held(KEY, version(1, "x"), A)
                .held(KEY, version(1, "y"), B)
                .at(5);
        Version winner = holdings.winner(KEY).orElseThrow();

        assertThat(holdings.holdersOf(KEY, winner)).containsExactly(winner.equals(version(1, "x")) ? A : B);
    }
}
