package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** TON'03 §IV-E.3 and ZAVE'17: ordered, without duplicates, without the owner, at most r entries. */
class SuccessorListTest {

    private final SuccessorList none = SuccessorList.empty(peer(10), 3);

    private static List<Peer> peers(int... places) {
        return IntStream.of(places).mapToObj(TestRing::peer).toList();
    }

    @Test
    void adoptsTheHeadFollowedByItsListWithoutItsLastEntry() {
        assertThat(none.adopt(peer(20), peers(30, 40, 50))).containsExactlyElementsOf(peers(20, 30, 40));
    }

    @Test
    void mayBeShorterThanR() {
        assertThat(none.adopt(peer(20), peers())).containsExactlyElementsOf(peers(20));
        assertThat(none.adopt(peers())).isEmpty();
    }

    @Test
    void neverPassesItsOwner() {
        assertThat(none.adopt(peers(40, 60, 10, 20))).containsExactlyElementsOf(peers(40, 60));
        assertThat(none.adopt(peers(40, 5, 20))).containsExactlyElementsOf(peers(40, 5));
        assertThat(none.adopt(peers(10, 20))).isEmpty();
    }

    @Test
    void stopsWhereTheOrderBreaks() {
        assertThat(none.adopt(peers(20, 40, 30))).containsExactlyElementsOf(peers(20, 40));
        assertThat(none.adopt(peers(20, 20, 30))).containsExactlyElementsOf(peers(20));
    }

    @Test
    void adoptingWhatItHoldsChangesNothing() {
        SuccessorList list = none.adopt(peers(20, 30, 40));
        assertThat(list.adopt(peer(20), peers(30, 40, 50))).isSameAs(list);
        assertThat(list.adopt(peer(20), peers(30, 50))).containsExactlyElementsOf(peers(20, 30, 50));
    }

    @Test
    void closesTheGapThatAPeerLeaves() {
        SuccessorList list = none.adopt(peers(20, 30, 40));
        assertThat(list.without(peer(30))).containsExactlyElementsOf(peers(20, 40));
        assertThat(list.without(peer(50))).isSameAs(list);
        assertThat(list).containsExactlyElementsOf(peers(20, 30, 40));
        assertThat(list.head()).contains(peer(20));
        assertThat(none.head()).isEmpty();
    }

    @Test
    void findsTheLastEntryBeforeAKey() {
        SuccessorList list = none.adopt(peers(20, 60, 5));
        assertThat(list.lastPreceding(key(20))).isEqualTo(-1);
        assertThat(list.lastPreceding(key(21))).isZero();
        assertThat(list.lastPreceding(key(3))).isEqualTo(1);
        assertThat(list.lastPreceding(key(6))).isEqualTo(2);
    }
}
