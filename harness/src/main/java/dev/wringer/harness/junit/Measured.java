package dev.wringer.harness.junit;

import dev.wringer.harness.trial.Direction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a column that a {@link Scenario} reports that one direction of it is better, so that two runs can be compared by it. Columns of
 * which nothing is said only describe. It may stand on an annotation of its own, for columns that several scenarios report.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Measured.Several.class)
public @interface Measured {

    /** The name of the column. */
    String column();

    /** Which direction is the better one. */
    Direction better();

    /**
     * How far two means may differ and still be called the same: the least difference that would matter to somebody. With its unit:
     * {@code 1}, {@code 5s}, {@code 2%} or {@code 0.1×}.
     */
    String margin();

    /** Several of them. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {

        /** In the order in which they are shown. */
        Measured[] value();
    }
}
