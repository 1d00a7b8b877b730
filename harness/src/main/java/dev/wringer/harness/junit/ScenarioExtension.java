package dev.wringer.harness.junit;

import dev.wringer.harness.trial.TrialResult;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Has JUnit invoke a {@link Scenario} once per trial. */
final class ScenarioExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(Scenario.class);
    }

    /** Once the run is cancelled there are no further trials. */
    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ScenarioDeclaration scenario = ScenarioDeclaration.of(context.getRequiredTestMethod());
        RunPlan plan = RunPlans.of(scenario, context);
        TurnsInRealTime turns = TurnsInRealTime.of(context);
        BiFunction<ScenarioDeclaration, TrialResult, String> replay =
                RunPlans.isFollowed(context) ? ReplayCommand::of : ReplayProperties::of;
        return Trials.of(scenario, plan).stream()
                .takeWhile(trial -> !plan.cancellation().isRequested())
                .map(trial -> new TrialInvocation(trial, plan, turns, replay));
    }

    private record TrialInvocation(
            Trial trial,
            RunPlan plan,
            TurnsInRealTime turns,
            BiFunction<ScenarioDeclaration, TrialResult, String> replay)
            implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return trial.displayName();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new TrialExtension(trial, plan, turns.of(trial), replay));
        }
    }
}
