package dev.wringer.harness.junit;

import dev.wringer.harness.trial.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one scenario method through JUnit and keeps what came of it. */
final class ScenarioRunner implements TestExecutionListener {

    private final Class<?> type;
    private final String method;
    private final List<TrialResult> results = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, TestExecutionResult> tests = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Throwable> containerFailures = Collections.synchronizedList(new ArrayList<>());

    ScenarioRunner(Class<?> type, String method) {
        this.type = type;
        this.method = method;
    }

    ScenarioDeclaration declaration() {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map(ScenarioDeclaration::of)
                .findFirst()
                .orElseThrow();
    }

    /** Runs it by {@code plan}, whose sink is replaced. */
    ScenarioRunner run(RunPlan plan, String... configuration) {
        return run(session -> RunPlans.follow(plan.withSink(results::add), session), configuration);
    }

    /** Runs it as an IDE would, without a plan. */
    ScenarioRunner runWithoutPlan(String... configuration) {
        return run(session -> {}, configuration);
    }

    private interface Preparation {
        void prepare(LauncherSession session);
    }

    private ScenarioRunner run(Preparation preparation, String... configuration) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .selectors(DiscoverySelectors.selectMethod(type, declaration().method()));
        for (String parameter : configuration) {
            int equals = parameter.indexOf('=');
            request.configurationParameter(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            preparation.prepare(session);
            session.getLauncher().execute(request.build(), this);
        }
        return this;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest()) {
            tests.put(identifier.getDisplayName(), result);
        } else {
            result.getThrowable().ifPresent(containerFailures::add);
        }
    }

    /** What the sink was told, in the order of the trials. */
    List<TrialResult> results() {
        return results.stream()
                .sorted((a, b) -> Long.compare(a.seed(), b.seed()))
                .toList();
    }

    /** The only result. */
    TrialResult result() {
        if (results.size() != 1) {
            throw new AssertionError("there is not one result: " + results);
        }
        return results.get(0);
    }

    /** What JUnit says of each test, by display name. */
    Map<String, TestExecutionResult> tests() {
        return tests;
    }

    /** What JUnit says of the only test. */
    TestExecutionResult test() {
        return tests.values().iterator().next();
    }

    List<Throwable> containerFailures() {
        return containerFailures;
    }
}
