package dev.wringer.scenarios;

import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@link Recovery#report} reports, and which direction is better. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Measured(column = "until ideal", better = LOWER, margin = "5s")
@Measured(column = "until replicated", better = LOWER, margin = "5s")
@interface RecoveryMeasured {}
