package dev.wringer.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.DrawnRing;
import dev.wringer.reports.trial.HandWritten;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownNodesTest {

    /** Four founders, and so many who join; the last founder is asked for something. */
    private static DrawnRing ring(int joining) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < joining; i++) {
            events.add(new Event.Joined(i, Peer.at("later-" + i + ":7000", 0)));
        }
        events.add(HandWritten.fetched(0, 1, 1, Outcome.OK));
        return HandWritten.ring(events.toArray(Event[]::new));
    }

    private static ShownNodes shown(DrawnRing ring, int most) {
        return ShownNodes.of(ring, ShownOperations.of(ring, 100), most);
    }

    @ParameterizedTest
    @ValueSource(ints = {97, 150, 196, 1_000})
    void noMoreThanTheCircleHasRoomFor(int joining) {
        ShownNodes nodes = shown(ring(joining), 100);

        assertThat(nodes.nodes()).hasSizeBetween(40, 100).contains(HandWritten.PEERS.get(3));
        assertThat(nodes.total()).isEqualTo(joining + 4);
    }

    @Test
    void noneIsLeftOutWhereThereIsRoomForAll() {
        assertThat(shown(ring(96), 100).nodes()).hasSize(100);
    }
}
