package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnerTest {

    @Test
    void thisProcessIsThereAndKnowsItself() {
        Owner self = Owner.self();
        assertThat(self.isGone()).isFalse();
        assertThat(Owner.parse(self.label())).contains(self);
        assertThat(Owner.parse("somebody")).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsGoneAndItsNumberProvesNothing() throws IOException, InterruptedException {
        Owner self = Owner.self();
        Process brief = new ProcessBuilder("true").start();
        brief.waitFor();
        assertThat(new Owner(self.machine(), brief.pid(), self.startedMillis()).isGone())
                .isTrue();
        assertThat(new Owner(self.machine(), self.process(), self.startedMillis() - 3_600_000).isGone())
                .isTrue();
    }

    @Test
    void aProcessOfAnotherMachineIsLeftAlone() {
        Owner self = Owner.self();
        assertThat(new Owner("elsewhere@some-boot", self.process(), 1).isGone()).isFalse();
        String rebooted = self.machine().replaceFirst("@.*", "@an-earlier-boot");
        assertThat(new Owner(rebooted, self.process(), self.startedMillis()).isGone())
                .isTrue();
    }
}
