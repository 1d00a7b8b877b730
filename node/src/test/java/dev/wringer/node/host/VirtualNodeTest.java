package dev.wringer.node.host;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.DhashReply.Fetched;
import dev.wringer.node.protocol.DhashReply.NotHeld;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualNodeTest {

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30, 40, 50);
    private final VirtualNode outside = ring.add(peer(25));

    @Test
    void servesChordAndDhash() {
        Promise<Alive> alive = new Promise<>();
        ring.node(10).receive(new Ping(), alive);
        assertThat(ring.await(alive)).isEqualTo(Alive.INSTANCE);
        Promise<Fetched> fetched = new Promise<>();
        ring.node(10).receive(new FetchBlock(key(5)), fetched);
        assertThat(ring.await(fetched)).isEqualTo(new NotHeld(false));
    }

    @Test
    void refusesBothOutsideTheRing() {
        Promise<Alive> alive = new Promise<>();
        outside.receive(new Ping(), alive);
        assertThat(ring.awaitFailure(alive).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        Promise<Fetched> fetched = new Promise<>();
        outside.receive(new FetchBlock(key(5)), fetched);
        assertThat(ring.awaitFailure(fetched).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
    }

    @Test
    void joinsServesAndLeaves() {
        ring.maintain();
        assertThat(ring.await(outside.join(List.of(peer(0))))).isEqualTo(peer(25));
        ring.pass(Duration.ofSeconds(10));
        ContentBlock block = ContentBlock.of(Bytes.ofText("hello"));
        ring.await(outside.dhash().put(block));
        assertThat(ring.await(ring.node(50).dhash().get(block.key())).block()).isEqualTo(block);
        assertThat(ring.await(outside.leave())).isZero();
        assertThat(outside.chord().membership()).isEqualTo(Membership.GONE);
        assertThat(ring.node(20).chord().successors().head()).contains(peer(30));
    }

    @Test
    void variantsAreFoundByTheirCommandLineNames() {
        assertThat(Variant.NO_RECTIFY_PING.commandLineName()).isEqualTo("no-rectify-ping");
        for (Variant variant : Variant.values()) {
            assertThat(Variant.named(variant.commandLineName())).contains(variant);
            assertThat(variant.description()).isNotBlank();
        }
        assertThat(Variant.named("flawless")).isEmpty();
    }
}
