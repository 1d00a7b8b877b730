package dev.wringer.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests in a browser: left out where there is none, unless {@code WRINGER_BROWSER} is {@code required}, when they fail there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(RequiresBrowser.Condition.class)
@interface RequiresBrowser {

    /** Looks for one. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("required".equals(System.getenv("WRINGER_BROWSER"))) {
                return ConditionEvaluationResult.enabled("a browser is required");
            }
            return Browser.isInstalled()
                    ? ConditionEvaluationResult.enabled("there is a browser")
                    : ConditionEvaluationResult.disabled(
                            "no chromium or google-chrome with chromedriver on the PATH: install Debian's chromium and chromium-driver");
        }
    }
}
