package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.hunt.Examiner;
import dev.wringer.harness.hunt.Examiner.Examined;
import dev.wringer.harness.hunt.Expectation;
import dev.wringer.harness.hunt.Outcome;
import dev.wringer.harness.hunt.Setup;
import dev.wringer.harness.hunt.Shrinker;
import dev.wringer.harness.hunt.Shrunk;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.UsageError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes failed trials of scenarios small: tries the scenario again with fewer nodes, shorter lists, fewer and simpler faults, and
 * smaller values of its own parameters, as long as the same check fails. Only where trials can be repeated exactly.
 */
public final class ScenarioShrinker {

    private static final int MOST_TRIALS = 5_000;

    private final Cancellation cancellation;
    private final Consumer<SmallerTrial> listener;

    /**
     * For trials of one run.
     *
     * @param cancellation ends it early, with the best so far
     * @param listener told of each smaller trial on the way
     */
    public ScenarioShrinker(Cancellation cancellation, Consumer<SmallerTrial> listener) {
        this.cancellation = cancellation;
        this.listener = listener;
    }

    /**
     * Demands that a trial can be repeated exactly.
     *
     * @throws UsageError if it cannot where it runs
     */
    public static void requireRepeatable(Trial trial) {
        if (!trial.testbed().offers(Capability.REPEATABLE)) {
            throw new UsageError("a failure is made small where trials can be repeated exactly, which they cannot on "
                    + trial.testbed().name() + ": take the testbed sim");
        }
    }

    /**
     * The smallest trial found that fails as {@code failed} does.
     *
     * @return empty if that does not fail when it is tried again: the scenario depends on something besides its seed
     * @throws UsageError if trials cannot be repeated exactly where it runs
     */
    public Optional<SmallerTrial> shrink(Trial failed) {
        requireRepeatable(failed);
        Examiner examiner = new ScenarioExaminer(failed);
        Setup original = new Setup(failed.settings(), failed.seed());
        Examined again = examiner.examine(original);
        return again.outcome().broken().map(Expectation::check).map(check -> {
            Setup first = withExactFaults(original, again.outcome().events())
                    .filter(exact -> examiner.examine(exact).isFailureOf(check))
                    .orElse(original);
            Shrunk shrunk = Shrinker.shrink(
                    first,
                    check,
                    keepingFaults(examiner, first),
                    MOST_TRIALS,
                    cancellation::isRequested,
                    smaller -> listener.accept(told(failed, smaller)));
            return told(failed, shrunk);
        });
    }

    /**
     * What comes of the small trial when it is tried once more where somebody looks on.
     *
     * @param failed of which it was made
     * @param sink told of its record as it comes
     */
    public static Outcome again(Trial failed, SmallerTrial smaller, Testbed where, EventSink sink) {
        TrialWatch watch = new TrialWatch() {
            @Override
            public void recorded(Trial trial, Event event) {
                sink.accept(event);
            }
        };
        Outcome outcome = new ScenarioExaminer(failed.on(where), watch)
                .examine(smaller.setup())
                .outcome();
        return new Outcome(
                outcome.verdict(), outcome.reason(), outcome.broken().map(ScenarioExaminer::named), outcome.events());
    }

    /** Without a fault of its own a scenario would go back to those that it draws itself. */
    private static Examiner keepingFaults(Examiner examiner, Setup first) {
        boolean hasFaults = !first.faults().actions().isEmpty();
        return setup -> hasFaults && setup.faults().actions().isEmpty()
                ? new Examined(setup, Outcome.untried("it has no faults of its own"), false)
                : examiner.examine(setup);
    }

    /** With the faults that really struck in the place of whoever drew them; empty if none did, or the scenario plays none. */
    private static Optional<Setup> withExactFaults(Setup setup, List<Event> shown) {
        String exactly = Played.exactly(shown);
        return setup.settings().has(DrillParameters.FAULTS) && !exactly.isEmpty()
                ? Optional.of(setup.reading(DrillParameters.FAULTS, exactly).reading(DrillParameters.NEMESIS, "none"))
                : Optional.empty();
    }

    private static SmallerTrial told(Trial failed, Shrunk shrunk) {
        Setup setup = shrunk.setup();
        TrialResult result = failed.with(setup.settings(), setup.seed())
                .result(Verdict.fail(shrunk.outcome().reason()), new Findings(), Map.of(), "");
        return new SmallerTrial(
                setup,
                shrunk.size(),
                shrunk.trials(),
                shrunk.minimal(),
                shrunk.outcome().reason(),
                ReplayCommand.of(failed.scenario(), result));
    }
}
