package dev.wringer.cli;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Trial;
import java.util.List;
import java.util.Optional;

/** Runs the trials of one side of a comparison. */
interface SideRunner extends AutoCloseable {

    /** In this process, with the code that runs the command. */
    SideRunner HERE = (scenario, plan, trials) -> {
        Runtime machine = Runtime.getRuntime();
        int parallelism = Parallelism.of(trials, machine.availableProcessors(), machine.maxMemory());
        return new TrialLauncher(scenario, parallelism).run(plan);
    };

    /**
     * Runs the trials of a plan; their results are told to its sink.
     *
     * @param trials those of the plan
     * @return why results are missing, if they are and it is known
     */
    Optional<Throwable> run(ScenarioDeclaration scenario, RunPlan plan, List<Trial> trials);

    /** What has run them, if it is not the code of this command. */
    default Optional<String> provenance() {
        return Optional.empty();
    }

    /** Leaves nothing behind. */
    @Override
    default void close() {}
}
