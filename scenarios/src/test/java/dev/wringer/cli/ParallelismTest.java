package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.sim.SimTestbed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelismTest {

    private static final long GIBIBYTE = 1L << 30;

    private static List<Trial> trials(Testbeds testbeds, String nodes, int seeds) {
        RunPlan plan =
                RunPlan.on(testbeds).withOverrides(Map.of("nodes", nodes)).withSeeds(seeds);
        return Trials.of(new Scenarios(SampleScenarios.classes()).named("proves-nothing"), plan);
    }

    @Test
    void usesAllProcessorsInVirtualTime() {
        Testbeds sim = new Testbeds(List.of(new SimTestbed()));
        assertThat(Parallelism.of(trials(sim, "1000", 20), 8, GIBIBYTE)).isEqualTo(8);
        assertThat(Parallelism.of(trials(sim, "1000", 3), 8, GIBIBYTE)).isEqualTo(3);
    }

    @Test
    void runsNoMoreRingsThanFitIntoMemory() {
        Testbeds sim = new Testbeds(List.of(new SimTestbed()));
        assertThat(Parallelism.of(trials(sim, "10000", 20), 8, GIBIBYTE)).isEqualTo(3);
        assertThat(Parallelism.of(trials(sim, "1000000", 20), 8, GIBIBYTE)).isEqualTo(1);
    }

    @Test
    void runsOneTrialAtATimeInRealTime() {
        Testbeds real = new Testbeds(List.of(new OneAtATime()));
        assertThat(Parallelism.of(trials(real, "1000", 20), 8, GIBIBYTE)).isEqualTo(1);
    }
}
