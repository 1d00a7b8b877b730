package dev.wringer.harness.junit;

import dev.wringer.harness.trial.Unit;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter that a {@link Scenario} varies, and its values: each is a row of the table. Either {@link #percent} or
 * {@link #values} is given.
 *
 * <p>The parameter is one of the method's own, then its {@link Setting} needs no default, or one that every scenario has,
 * such as {@code nodes} or {@code loss}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sweep {

    /** The name of the parameter. */
    String parameter();

    /** Shares, 0 … 100: shown as percentages, and given to the method as fractions of 1. */
    double[] percent() default {};

    /** Other numbers, in the unit {@link #unit}. */
    double[] values() default {};

    /** What {@link #values} count: plain numbers or seconds. */
    Unit unit() default Unit.COUNT;
}
