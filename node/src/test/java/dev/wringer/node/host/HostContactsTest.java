package dev.wringer.node.host;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostContactsTest {

    @Test
    void aNodeAsksWhomItsHostWasToldOfAndThenTheOthersOfItsHost() {
        List<Peer> own = List.of(peer(10), peer(20), peer(30));
        assertThat(new HostContacts(List.of(peer(0), peer(30)), own).of(peer(20)))
                .containsExactly(peer(0), peer(30), peer(10));
    }

    @Test
    void joinsThroughItsHostWhenAllOthersThatItKnowsAreGone() {
        TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30, 40, 50);
        ring.maintain();
        ring.kill(0);
        HostContacts contacts = new HostContacts(List.of(peer(0)), List.of(peer(10), peer(25)));
        VirtualNode joining = ring.add(peer(25));
        ring.await(joining.join(contacts.of(peer(25))));
        assertThat(joining.chord().successors()).startsWith(peer(30));
    }
}
