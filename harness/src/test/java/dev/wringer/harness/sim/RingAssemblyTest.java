package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An assembled ring against the oracle's, which is computed in another way. */
class RingAssemblyTest {

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 17, 300})
    void everyEntryIsWhatTheOracleSays(int nodes) {
        RingSpec spec = SimRings.spec(nodes);
        try (Ring ring = SimRings.start(spec, 3)) {
            IdealRing ideal = ring.idealRing();
            for (NodeSnapshot member : ring.snapshot().members()) {
                assertThat(member.predecessor()).contains(ideal.predecessorOf(member.self()));
                assertThat(member.successors()).isEqualTo(ideal.successorsOf(member.self()));
                assertThat(member.fingers()).isEqualTo(fingersByDefinition(member.self(), ideal));
            }
        }
    }

    /** TON'03 Table I: finger i is the first node that succeeds n + 2^i. Those that are the successor are not kept. */
    private static List<Peer> fingersByDefinition(Peer node, IdealRing ideal) {
        Peer successor = ideal.successorsOf(node).get(0);
        List<Peer> fingers = new ArrayList<>();
        for (int exponent = 0; exponent < RingId.BITS; exponent++) {
            RingId start = node.id().plusPowerOfTwo(exponent);
            Peer finger = ideal.ownerOf(start);
            boolean beyondSuccessor = successor.id().isBetween(node.id(), start);
            if (beyondSuccessor && !finger.equals(node) && !fingers.contains(finger)) {
                fingers.add(finger);
            }
        }
        Collections.reverse(fingers);
        return fingers;
    }
}
