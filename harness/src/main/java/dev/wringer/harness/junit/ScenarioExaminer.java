package dev.wringer.harness.junit;

import dev.wringer.harness.hunt.Examiner;
import dev.wringer.harness.hunt.Expectation;
import dev.wringer.harness.hunt.Outcome;
import dev.wringer.harness.hunt.Setup;
import dev.wringer.harness.oracle.Caught;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.trial.UsageError;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries a scenario with other settings, outside JUnit: on an object of its class that is new each time, without what is to be done
 * before and after each test. Nothing is recorded on disk.
 */
final class ScenarioExaminer implements Examiner {

    private final Trial trial;
    private final TrialWatch watch;
    private final Constructor<?> constructor; // of the scenario's class

    /**
     * For trials of one scenario, of which nobody is told.
     *
     * @param trial whose scenario and testbed
     * @throws UsageError if an object of the scenario's class cannot be made just like that
     */
    ScenarioExaminer(Trial trial) {
        this(trial, TrialWatch.NOBODY);
    }

    /**
     * For trials of one scenario.
     *
     * @param trial whose scenario and testbed
     * @param watch told of each
     * @throws UsageError if an object of the scenario's class cannot be made just like that
     */
    ScenarioExaminer(Trial trial, TrialWatch watch) {
        this.trial = trial;
        this.watch = watch;
        Class<?> type = trial.scenario().method().getDeclaringClass();
        try {
            this.constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new UsageError(type.getSimpleName() + " has no constructor without parameters: give it one");
        }
    }

    @Override
    public Examined examine(Setup setup) {
        return new Examined(setup, outcome(setup), false);
    }

    private Outcome outcome(Setup setup) {
        TrialRun run;
        try {
            run = new TrialRun(trial.with(setup.settings(), setup.seed()), watch, () -> false);
            run.begin(Optional.empty());
        } catch (UsageError e) { // settings that do not fit together
            return Outcome.untried(String.valueOf(e.getMessage()));
        }
        try {
            invoke(run);
        } catch (Throwable e) { // whatever a scenario may throw is this trial's end, and not that of all
            run.failed(e);
        }
        Verdict verdict = run.end(false).verdict();
        List<Event> events = run.history().events();
        return new Outcome(
                verdict.outcome(),
                verdict.reason(),
                verdict.outcome() == Verdict.Outcome.FAIL ? broken(run.history()) : Optional.empty(),
                events);
    }

    private void invoke(TrialRun run) throws Throwable {
        Method scenario = trial.scenario().method();
        constructor.setAccessible(true);
        scenario.setAccessible(true);
        Object[] arguments =
                Stream.of(scenario.getParameters()).map(run::argument).toArray();
        try {
            scenario.invoke(constructor.newInstance(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Optional<Expectation> broken(History history) {
        return Judgement.of(history).inOrderOfProof().stream()
                .findFirst()
                .map(caught -> Expectation.of(check(caught), caught));
    }

    /** What a scenario demands itself is told apart by what it says, whatever the numbers in it. */
    private static String check(Caught caught) {
        Violation violation = caught.violation();
        return violation.invariant().equals(Violation.OF_SCENARIO)
                ? withoutNumbers(violation.witness())
                : violation.invariant();
    }

    private static String withoutNumbers(String witness) {
        return witness.replaceAll("[0-9]+", "#");
    }

    /** The same under the name by which people know the check. */
    static Expectation named(Expectation broken) {
        return broken.check().equals(withoutNumbers(broken.witness()))
                ? new Expectation(Violation.OF_SCENARIO, broken.event(), broken.instant(), broken.witness())
                : broken;
    }
}
