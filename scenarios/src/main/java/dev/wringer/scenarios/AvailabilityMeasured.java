package dev.wringer.scenarios;

import static dev.wringer.harness.trial.Direction.HIGHER;

import dev.wringer.harness.junit.Measured;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@link Clientele#reportAvailability} reports, and which direction is better. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Measured(column = "available", better = HIGHER, margin = "1%")
@Measured(column = "time without failure", better = HIGHER, margin = "2%")
@interface AvailabilityMeasured {}
