package dev.wringer.harness.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Evidence;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LinkProbeTest {

    private static Evidence ofRefusal(
            Function<LinkName, Optional<InetSocketAddress>> entrance, List<String> from, List<String> to) {
        try (LinkProbe probe = new LinkProbe(entrance, from, to, false, new LinkFault.Refusal())) {
            return probe.afterwards();
        }
    }

    @Test
    void linksToWhichTheHarnessCannotDialAreNotCalledProbed() {
        assertThat(ofRefusal(link -> Optional.empty(), List.of("a:1"), List.of("b:1")))
                .isEqualTo(Evidence.shown("in force on all links concerned, as the server says; not probed"));
    }

    @Test
    void aRefusalOfNoLinkIsShown() {
        assertThat(ofRefusal(link -> Optional.empty(), List.of("a:1"), List.of()))
                .isEqualTo(Evidence.shown("no link is concerned"));
    }

    @Test
    void linksThatWereSilentBeforeShowNothingNew() {
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        assertThat(ofRefusal(link -> Optional.of(nobody), List.of("a:1"), List.of("b:1"))
                        .text())
                .contains("did not answer before");
    }
}
