package dev.wringer.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looks at links through the API of the server that carries them, as any client could. */
@Timeout(60)
class LocalLinksTest {

    private static final LinkFault CUT = new LinkFault.BlackHole();
    private static final LinkFault SLOW = new LinkFault.Delay(Duration.ofMillis(5), Duration.ofMillis(1));

    private LocalLinks links = new LocalLinks(new LoopbackPorts(), new Seed(1), Optional.empty(), 4, 1);

    @BeforeEach
    void placeHosts() {
        List.of("a:1", "b:1", "c:1").forEach(host -> links.place(host, 9));
    }

    @AfterEach
    void close() {
        links.close();
    }

    private Proxy proxy(String from, String to) throws IOException {
        return new ToxiproxyClient("127.0.0.1", links.serverPort()).getProxy(from + "-to-" + to);
    }

    private Set<String> toxics(String from, String to) throws IOException {
        return proxy(from, to).toxics().getAll().stream()
                .map(toxic -> toxic.getClass().getSimpleName() + "/" + toxic.getStream())
                .collect(Collectors.toSet());
    }

    @Test
    void aLinkIsMadeWhenItIsFirstDialledAndKeptFromThenOn() {
        assertThat(links.count()).isZero();
        var end = links.dial("a:1", "b:1");

        assertThat(end).isPresent();
        assertThat(links.dial("a:1", "b:1")).isEqualTo(end);
        assertThat(links.dial("b:1", "a:1")).isPresent().isNotEqualTo(end);
        assertThat(links.dial("a:1", "nobody:1")).isEmpty();
        assertThat(links.count()).isEqualTo(2);
    }

    @Test
    void whatGoesOneWayTravelsUpstreamOnOneLinkAndDownstreamOnTheOther() throws IOException {
        links.dial("a:1", "b:1");
        links.dial("b:1", "a:1");

        links.impose(List.of("a:1"), List.of("b:1"), false, CUT);

        assertThat(toxics("a:1", "b:1")).containsExactly("Timeout/UPSTREAM");
        assertThat(toxics("b:1", "a:1")).containsExactly("Timeout/DOWNSTREAM");
    }

    @Test
    void aRuleThatHoldsBothWaysHitsBothStreamsOfBothLinks() throws IOException {
        links.dial("a:1", "b:1");
        links.dial("b:1", "a:1");

        links.impose(List.of("a:1"), List.of("b:1"), true, CUT);

        assertThat(toxics("a:1", "b:1")).containsExactlyInAnyOrder("Timeout/UPSTREAM", "Timeout/DOWNSTREAM");
        assertThat(toxics("b:1", "a:1")).containsExactlyInAnyOrder("Timeout/UPSTREAM", "Timeout/DOWNSTREAM");
    }

    @Test
    void aRuleHoldsForLinksThatAreMadeLater() throws IOException {
        links.impose(List.of("a:1"), List.of("b:1", "c:1"), false, CUT);
        links.impose(List.of("a:1"), List.of("b:1"), false, new LinkFault.Refusal());

        links.dial("a:1", "b:1");
        links.dial("a:1", "c:1");

        assertThat(toxics("a:1", "c:1")).containsExactly("Timeout/UPSTREAM");
        assertThat(proxy("a:1", "c:1").isEnabled()).isTrue();
        assertThat(proxy("a:1", "b:1").isEnabled()).isFalse();
    }

    @Test
    void liftingARuleTakesBackThatRuleAndNothingElse() throws IOException {
        links.dial("a:1", "b:1");
        LinkRule cut = links.impose(List.of("a:1"), List.of("b:1"), false, CUT);
        LinkRule slow = links.impose(List.of("a:1"), List.of("b:1", "c:1"), false, SLOW);
        LinkRule refusal = links.impose(List.of("a:1"), List.of("b:1"), false, new LinkFault.Refusal());
        LinkRule same = links.impose(List.of("a:1"), List.of("b:1"), false, new LinkFault.Refusal());

        links.lift(cut);
        assertThat(toxics("a:1", "b:1")).containsExactly("Latency/UPSTREAM");
        links.lift(refusal);
        assertThat(proxy("a:1", "b:1").isEnabled()).isFalse();
        links.lift(same);
        links.lift(slow);
        assertThat(toxics("a:1", "b:1")).isEmpty();
        assertThat(proxy("a:1", "b:1").isEnabled()).isTrue();
    }

    @Test
    void whatHoldsEverywhereIsNeverLifted() throws IOException {
        links.close();
        links = new LocalLinks(new LoopbackPorts(), new Seed(1), Optional.of(SLOW), 4, 1);
        placeHosts();
        links.dial("a:1", "b:1");

        links.lift(links.impose(List.of("a:1"), List.of("b:1"), false, CUT));

        assertThat(toxics("a:1", "b:1")).containsExactlyInAnyOrder("Latency/UPSTREAM", "Latency/DOWNSTREAM");
    }

    @Test
    void linksOfTheDeadMakeRoomForThoseOfTheLiving() throws IOException {
        links.dial("a:1", "b:1");
        links.dial("b:1", "a:1");
        links.dial("a:1", "c:1");
        links.dial("c:1", "a:1");
        links.bury("b:1");
        assertThat(links.count()).isEqualTo(4); // as long as there is room

        assertThat(links.dial("b:1", "c:1")).isPresent();
        assertThat(links.dial("c:1", "b:1")).isPresent();
        assertThat(links.dial("a:1", "b:1")).isEmpty(); // nobody who lives may want for it
        links.check();

        links.place("b:1", 9);
        links.bury("c:1");
        assertThat(links.dial("a:1", "b:1")).isPresent();
        links.check();
    }

    @Test
    void oneLinkTooManyIsTheHarnesssFaultAndIsSaid() {
        links.dial("a:1", "b:1");
        links.dial("b:1", "a:1");
        links.dial("a:1", "c:1");
        links.dial("c:1", "a:1");
        links.check();

        assertThat(links.dial("b:1", "c:1")).isEmpty();
        assertThatThrownBy(links::check)
                .isInstanceOf(TestbedFailure.class)
                .hasMessageContaining("4 links are in use")
                .hasMessageContaining("ulimit -n");
    }
}
