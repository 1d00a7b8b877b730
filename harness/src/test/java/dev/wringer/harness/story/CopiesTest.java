package dev.wringer.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.sim.Sighting;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final RingId KEY = Keys.ofContents("a block".getBytes(StandardCharsets.UTF_8));
    private static final RingId OTHER = Keys.ofContents("another".getBytes(StandardCharsets.UTF_8));

    private final Peer one = Peer.at("one:1", 0);
    private final Peer two = Peer.at("two:1", 0);
    private final Peer three = Peer.at("three:1", 0);
    private final Copies copies = new Copies(Set.of(KEY));

    private void holds(Peer holder, RingId key) {
        copies.moveOn(new Note.Seen(new Sighting.Holds(0, holder, new BlockVersion(key, Version.unchanging(key)))));
    }

    /** Whoever crashes, leaves or drops its copy has none any more. */
    @Test
    void copiesGoInThreeWays() {
        List.of(one, two, three).forEach(holder -> holds(holder, KEY));
        assertThat(copies.holders(KEY)).containsExactlyInAnyOrder(one, two, three);

        copies.moveOn(new Note.Recorded(new Event.Crashed(1, List.of(one), "seen")));
        assertThat(copies.holders(KEY)).containsExactlyInAnyOrder(two, three);
        copies.moveOn(new Note.Recorded(new Event.Left(2, List.of(two))));
        assertThat(copies.holders(KEY)).containsExactly(three);
        assertThat(copies.heldBy(List.of(two, three))).containsExactly(KEY);
        copies.moveOn(new Note.Seen(new Sighting.Drops(3, three, KEY)));
        assertThat(copies.holders(KEY)).isEmpty();
    }

    @Test
    void otherBlocksAreNoneOfItsConcern() {
        holds(one, OTHER);

        assertThat(copies.isAbout(OTHER)).isFalse();
        assertThat(copies.holders(OTHER)).isEmpty();
        assertThat(copies.heldBy(List.of(one))).isEmpty();
    }
}
