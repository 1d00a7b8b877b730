package dev.wringer.harness.containers;

import dev.wringer.harness.ring.TestbedFailure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests with containers: left out where no Docker engine answers, unless {@code WRINGER_CONTAINERS} is {@code required},
 * when they fail there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RequiresEngine.Condition.class)
@interface RequiresEngine {

    /** Asks for an engine. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("required".equals(System.getenv("WRINGER_CONTAINERS"))) {
                return ConditionEvaluationResult.enabled("containers are required");
            }
            try {
                return ConditionEvaluationResult.enabled(Engine.connect().description());
            } catch (TestbedFailure e) {
                return ConditionEvaluationResult.disabled(e.getMessage());
            }
        }
    }
}
