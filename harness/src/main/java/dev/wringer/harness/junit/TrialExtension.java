package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.UsageError;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Runs one trial around one invocation of the scenario's method. What the method throws is kept until the trial is over;
 * then the verdict becomes JUnit's: a success, a failure, an aborted test for an unknown, or an error. A record that cannot
 * be written ends the whole run: what keeps one from being written, a full disk above all, keeps the next one too.
 */
final class TrialExtension
        implements ExecutionCondition, BeforeEachCallback, ParameterResolver, InvocationInterceptor, AfterEachCallback {

    private final Trial trial;
    private final TrialRun run;
    private final RunPlan plan;
    private final Lock turn;
    private final BiFunction<ScenarioDeclaration, TrialResult, String> replay;

    /**
     * @param turn held while the trial runs
     * @param replay says how to see a failure again
     */
    TrialExtension(Trial trial, RunPlan plan, Lock turn, BiFunction<ScenarioDeclaration, TrialResult, String> replay) {
        this.trial = trial;
        this.run = new TrialRun(trial, plan.watch(), plan.cancellation()::isRequested);
        this.plan = plan;
        this.turn = turn;
        this.replay = replay;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return plan.cancellation().isRequested()
                ? ConditionEvaluationResult.disabled("the run is cancelled")
                : ConditionEvaluationResult.enabled("the run goes on");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        turn.lock();
        plan.cancellation().enter();
        plan.watch().begun(trial);
        try {
            run.begin(plan.directory());
        } catch (Throwable e) { // whatever it is, it is the trial's end and not the run's
            run.failed(e);
            throw new TestbedFailure(run.verdict().reason(), e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TrialRun.offers(parameter.getParameter());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return run.argument(parameter.getParameter());
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        try {
            invocation.proceed();
        } catch (Throwable e) { // even a lack of memory: JUnit would give up all other trials as well
            run.failed(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            conclude(context);
        } finally {
            turn.unlock();
        }
    }

    private void conclude(ExtensionContext context) {
        plan.cancellation().leave();
        context.getExecutionException().filter(thrown -> run.thrown().isEmpty()).ifPresent(run::failed);
        TrialResult result = run.end(plan.keepingLogs());
        endTheRunIfNothingCanBeRecorded();
        boolean cancelled = result.verdict().outcome() == Outcome.ERROR
                && plan.cancellation().isRequested();
        if (!cancelled) {
            plan.watch().ended(trial); // one that was cut short counts neither among the finished nor among the results
            plan.sink().accept(result);
        }
        if (context.getExecutionException().isEmpty()) {
            throwUnlessPassed(result);
        }
    }

    private void endTheRunIfNothingCanBeRecorded() {
        if (!plan.cancellation().isRequested()) { // else the interruption is what broke the writing
            run.thrown().stream()
                    .filter(RecordFailure.class::isInstance)
                    .findFirst()
                    .ifPresent(thrown -> plan.cancellation().request((RecordFailure) thrown));
        }
    }

    private void throwUnlessPassed(TrialResult result) {
        String reason = result.verdict().reason();
        Optional<Throwable> first = run.thrown().stream().findFirst();
        switch (result.verdict().outcome()) {
            case PASS -> {}
            case FAIL -> throw new AssertionError(withReplay(result), first.orElse(null));
            case UNKNOWN -> throw new TestAbortedException(reason, first.orElse(null));
            case ERROR -> throw new TestbedFailure(reason, first.orElseThrow());
        }
    }

    /** A failed check's message with its facts on lines of their own, and how to see it fail again. */
    private String withReplay(TrialResult result) {
        String message = run.thrown().stream()
                .filter(AssertionError.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(result.verdict().reason());
        String end = System.lineSeparator();
        return message + end + "  replay with: " + replay.apply(trial.scenario(), result)
                + shrunk().map(line -> end + "  " + line).orElse("");
    }

    /** A failure that cannot be shrunk stays what it is. */
    private Optional<String> shrunk() {
        if (!plan.shrinking()) {
            return Optional.empty();
        }
        try {
            return new ScenarioShrinker(plan.cancellation(), smaller -> {})
                    .shrink(trial)
                    .map(SmallerTrial::text);
        } catch (UsageError e) {
            return Optional.of("not shrunk: " + e.getMessage());
        }
    }
}
