package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenNamesTest {

    private static final int HOSTS = 60;
    private static final RingId KEY = ContentBlock.of(Bytes.ofText("a text")).key();
    private static final RingSpec SPEC = spec(Optional.of("a text"));

    private static RingSpec spec(Optional<String> near) {
        return new RingSpec(HOSTS, 1, Formation.ASSEMBLED, NodeSettings.DEFAULT, new Latency.Constant(Duration.ZERO), 0)
                .withMinority(new Minority(Variant.DISCARDING_REPLICA, 0.1, near));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, -6})
    void theFirstMembersBehindTheKeyAreThoseThatHaveChosen(long seed) {
        Cast cast = Cast.of(SPEC, new Seed(seed));

        List<String> behindTheKey = IntStream.range(0, HOSTS)
                .mapToObj(host -> Peer.at(cast.name(host), 0))
                .sorted(Comparator.comparing(peer -> KEY.distanceTo(peer.id())))
                .map(Peer::host)
                .toList();

        Set<String> others =
                new HashSet<>(cast.others().stream().map(cast::name).toList());
        assertThat(others).hasSize(6);
        assertThat(behindTheKey.subList(0, 6)).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void namesGoOnTellingTheNumbersOfHosts() {
        Cast cast = Cast.of(SPEC, new Seed(1));

        for (int host = 0; host < HOSTS + 5; host++) {
            assertThat(HostNames.number(cast.name(host))).hasValue(host);
        }
    }

    @Test
    void theSeedDecides() {
        assertThat(Cast.of(SPEC, new Seed(1)).chosenNames())
                .isEqualTo(Cast.of(SPEC, new Seed(1)).chosenNames())
                .isNotEqualTo(Cast.of(SPEC, new Seed(2)).chosenNames());
    }

    @Test
    void whoDoesNotChooseHasTheUsualName() {
        Cast choosing = Cast.of(SPEC, new Seed(1));
        Cast usual = Cast.of(spec(Optional.empty()), new Seed(1));

        assertThat(usual.others()).isEqualTo(choosing.others());
        assertThat(usual.chosenNames()).isEmpty();
        for (int host = 0; host < HOSTS; host++) {
            assertThat(usual.name(host)).isEqualTo(RingSpec.hostName(new Seed(1), host));
            assertThat(choosing.name(host).equals(usual.name(host)))
                    .isEqualTo(!choosing.others().contains(host));
        }
    }

    @Test
    void aHostChoosesThePlaceOfOneNode() {
        assertThatThrownBy(() -> SPEC.spread(30, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the place of one node, not of 2");
    }
}
