package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.sim.SimTestbed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whose hosts are handed on from ring to ring, and until when. */
class TrialLauncherTest {

    /** The simulator, which tells what it is used for. */
    private record Told(String who, Consumer<String> tell) implements Testbed {

        @Override
        public String name() {
            return "sim";
        }

        @Override
        public boolean offers(Capability capability) {
            return new SimTestbed().offers(capability);
        }

        @Override
        public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
            tell.accept(who + " starts a ring");
            return new SimTestbed().start(spec, seed, events);
        }

        @Override
        public Testbed keepingHosts() {
            return new Told("one that keeps hosts", tell);
        }

        @Override
        public void close() {
            tell.accept(who + " is closed");
        }
    }

    private static List<String> run(boolean fresh) {
        List<String> told = new ArrayList<>();
        RunPlan plan = RunPlan.on(new Testbeds(List.of(new Told("one that does not", told::add))))
                .withSeeds(2);
        new TrialLauncher(new Scenarios(SampleScenarios.classes()).named("looks-up"), 1)
                .run(fresh ? plan.withFreshHosts() : plan);
        return told;
    }

    @Test
    void hostsAreKeptForTheTrialsOfARunAndNoLonger() {
        assertThat(run(false))
                .containsExactly(
                        "one that keeps hosts starts a ring",
                        "one that keeps hosts starts a ring",
                        "one that keeps hosts is closed");
    }

    @Test
    void noneAreKeptIfSomebodyWantsFreshOnes() {
        assertThat(run(true)).startsWith("one that does not starts a ring", "one that does not starts a ring");
    }
}
