package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.LinkFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetemTest {

    @Test
    void eachFaultIsWhatNetemCallsIt() {
        assertThat(Netem.script(2, new LinkFault.Duplication(0.25), List.of()))
                .contains("parent 1:2 netem duplicate 25.0000%");
        assertThat(Netem.script(2, new LinkFault.Corruption(0.001), List.of()))
                .contains("parent 1:2 netem corrupt 0.1000%");
        assertThat(Netem.script(2, new LinkFault.Reordering(0.1, Duration.ofMillis(20)), List.of()))
                .contains("parent 1:2 netem delay 20000us reorder 90.0000%"); // these are not delayed
    }

    @Test
    void onlyPacketsOfTheLinksConcernedAreLedToTheFault() {
        assertThat(Netem.script(16, new LinkFault.Duplication(1), List.of("match ip sport 7 0xffff")))
                .contains("pref 16 u32 match ip protocol 6 0xff match ip sport 7 0xffff flowid 1:10"); // hexadecimal
        assertThat(Netem.removal(16)).contains("pref 16").contains("parent 1:10");
    }
}
