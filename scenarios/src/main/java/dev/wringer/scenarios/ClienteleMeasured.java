package dev.wringer.scenarios;

import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@link Clientele#report} reports, and which direction is better. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Measured(column = "failed before", better = LOWER, margin = "1%")
@Measured(column = "failed in faults", better = LOWER, margin = "1%")
@Measured(column = "failed after", better = LOWER, margin = "1%")
@interface ClienteleMeasured {}
