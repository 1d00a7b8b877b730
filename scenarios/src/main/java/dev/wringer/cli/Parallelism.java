package dev.wringer.cli;

import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.ring.Capability;
import java.util.List;

/** How many trials to run at a time. */
final class Parallelism {

    /** What a node in a simulated ring with its share of messages takes, generously. */
    private static final long BYTES_PER_NODE = 32_768;

    private Parallelism() {}

    /**
     * One where time is real, since trials would slow one another down; elsewhere as many as there are processors and as fit
     * into memory.
     */
    static int of(List<Trial> trials, int processors, long memory) {
        boolean virtual = trials.stream().allMatch(trial -> trial.testbed().offers(Capability.REPEATABLE));
        int nodes =
                trials.stream().mapToInt(trial -> trial.spec().nodes()).max().orElse(1);
        long fitting = memory / (nodes * BYTES_PER_NODE);
        return virtual ? (int) Math.max(1, Math.min(fitting, Math.min(processors, trials.size()))) : 1;
    }
}
