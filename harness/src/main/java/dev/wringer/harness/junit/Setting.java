package dev.wringer.harness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of the scenario's own, which {@code --set name=value} overrides.
 *
 * <p>Its type says how it is written: {@code int}, {@code long} and {@code double} as numbers, {@code boolean} as
 * {@code true} or {@code false}, {@code Duration} as {@code 500ms}, {@code 15s}, {@code 10m} or {@code 2h}, an enum as its
 * constants in lower case with hyphens, {@code String} as it is. A {@code double} whose default ends in {@code %} is a
 * share: written as a percentage, given to the method as 0 … 1.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

    /** What the command calls it: lower-case words with hyphens. */
    String name();

    /** The default; none for the swept parameter. */
    String value() default "";

    /** The least value of a number; in percent for shares, in seconds for durations. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest value of a number; in percent for shares, in seconds for durations. */
    double max() default Double.POSITIVE_INFINITY;

    /** A few words for the list of parameters. */
    String help() default "";
}
