package dev.wringer.cli;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.RunPlans;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import java.util.Optional;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Has JUnit run one scenario, and nothing else that may lie about on the class path. */
final class TrialLauncher {

    private final ScenarioDeclaration scenario;
    private final int parallelism;

    TrialLauncher(ScenarioDeclaration scenario, int parallelism) {
        this.scenario = scenario;
        this.parallelism = parallelism;
    }

    /**
     * Runs the trials of {@code plan}, and returns when the last one is over. Their results are told to the plan's sink.
     *
     * @return the first failure that JUnit saw, which tells why if results are missing
     */
    Optional<Throwable> run(RunPlan plan) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build();
        FirstFailure listener = new FirstFailure();
        try (Testbeds testbeds =
                        plan.freshHosts() ? plan.testbeds() : plan.testbeds().keepingHosts();
                LauncherSession session = LauncherFactory.openSession(config)) {
            RunPlans.follow(plan.withTestbeds(testbeds), session);
            session.getLauncher().execute(request(), listener);
        }
        return listener.failure;
    }

    private LauncherDiscoveryRequest request() {
        String parallel = "junit.jupiter.execution.parallel.";
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(scenario.method().getDeclaringClass(), scenario.method()))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(parallel + "enabled", String.valueOf(parallelism > 1))
                .configurationParameter(parallel + "mode.default", "concurrent")
                .configurationParameter(parallel + "config.strategy", "fixed")
                .configurationParameter(parallel + "config.fixed.parallelism", String.valueOf(parallelism))
                .build();
    }

    private static final class FirstFailure implements TestExecutionListener {

        private Optional<Throwable> failure = Optional.empty();

        @Override
        public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            failure = failure.or(result::getThrowable);
        }
    }
}
