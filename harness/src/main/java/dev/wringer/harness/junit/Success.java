package dev.wringer.harness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which column of a {@link Scenario} tells how much succeeds, so that it can be drawn against the swept value. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Success {

    /** The name of the column. */
    String column();

    /** Whether it tells what has failed instead. */
    boolean failures() default false;

    /** The parameter or the column that says of how many, if the column is no share. */
    String among() default "";

    /** The column that tells what theory expects of the same, if there is one. */
    String theory() default "";
}
