package dev.wringer.harness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the report of a {@link Scenario} fit how one measurement grows with each doubling of the swept value: a straight
 * line over its logarithm to base 2.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Growth {

    /** The name of the measurement. */
    String of();

    /** By how much it should grow with each doubling. */
    double perDoubling();
}
