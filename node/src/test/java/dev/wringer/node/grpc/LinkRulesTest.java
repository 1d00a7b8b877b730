package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRulesTest {

    @Test
    void aStarStandsForANumberThatMayBeAddedToThePort() {
        LinkRules rules = LinkRules.parse("host-*.ring:7000=links:21000+*");

        assertDials(rules, "host-07.ring:7000", "links", 21_007);
        assertDials(rules, "host-0.ring:7000", "links", 21_000);
        assertThat(rules.dial("host-.ring:7000")).isEmpty();
        assertThat(rules.dial("host-x.ring:7000")).isEmpty();
        assertThat(rules.dial("host-07.ring:7001")).isEmpty();
        assertThat(rules.dial("host-07xring:7000")).isEmpty(); // a dot is a dot
        assertThat(rules.dial("a-host-07.ring:7000")).isEmpty();
    }

    @Test
    void aNumberNeedNotBeAdded() {
        assertDials(LinkRules.parse("host-*:7000=links:21000"), "host-3:7000", "links", 21_000);
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        LinkRules rules = LinkRules.parse("host-1:7000=near:1, host-*:7000=far:100+*");

        assertDials(rules, "host-1:7000", "near", 1);
        assertDials(rules, "host-2:7000", "far", 102);
    }

    @Test
    void aHostThatNoRuleFitsCannotBeReached() {
        assertThat(LinkRules.parse("a:1=b:2").dial("c:3")).isEmpty();
    }

    @Test
    void aNumberThatLeadsBeyondThePortsLeadsNowhere() {
        assertThat(LinkRules.parse("host-*:7000=links:65000+*").dial("host-999:7000"))
                .isEmpty();
        assertThat(LinkRules.parse("host-*:7000=links:1+*").dial("host-9999999999:7000"))
                .isEmpty();
    }

    @Test
    void anAddressMayBeANumericOne() {
        assertDials(LinkRules.parse("a:1=10.0.0.1:2"), "a:1", "10.0.0.1", 2);
        assertDials(LinkRules.parse("a:1=[::1]:2"), "a:1", "::1", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:1",
                "=b:2",
                "a:1=",
                "a:1=b",
                "a:1=b:x",
                "a-*-*:1=b:2",
                "a:1=b:2,",
                "a:1=b:2+*",
                "a:1=b:99999"
            })
    void whatIsNoRuleIsNamed(String text) {
        assertThatThrownBy(() -> LinkRules.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'");
    }

    private static void assertDials(LinkRules rules, String host, String name, int port) {
        assertThat(rules.dial(host)).contains(InetSocketAddress.createUnresolved(name, port));
    }
}
