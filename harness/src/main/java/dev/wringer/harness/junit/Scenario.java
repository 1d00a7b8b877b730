package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks a method as a scenario: it runs once per seed and per value of its {@link Sweep}, and each run is a trial with a
 * verdict of its own.
 *
 * <p>The method may ask for a {@code Ring} (started before it, closed after it), {@code Clients} of that ring,
 * {@code Findings}, a {@link Drill} that plays faults and clients, the {@code RingSpec}, a {@code Seed} for what it draws itself, {@link Rings} if it wants to start rings
 * by itself, and for parameters, each with {@link Setting}.
 *
 * <p>Where JUnit runs tests in parallel ({@code junit.jupiter.execution.parallel.enabled=true}), trials in virtual time do, and each of
 * those in real time runs alone.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(ScenarioExtension.class)
public @interface Scenario {

    /** What the command calls it: lower-case words with hyphens, unique in the catalogue. */
    String name();

    /** One sentence for the list of scenarios. */
    String summary();

    /** What makes a trial fail beside the checks that judge every trial, in one or two sentences; empty if nothing does. */
    String rule() default "";

    /** How many Chord nodes, unless overridden. */
    int nodes() default 1_000;

    /** r, the length of the successor lists, unless overridden. */
    int successors() default 16;

    /** k, the number of replicas of a block, unless overridden. */
    int replicas() default 5;

    /** How many seeds each swept value is tried with, unless overridden. */
    int seeds() default 20;

    /** What the testbed must be able to do. */
    Capability[] needs() default {};

    /**
     * Other values for the parameters that every scenario has, each written like an argument of {@code --set}:
     * {@code "latency=exponential:50ms"}.
     */
    String[] defaults() default {};
}
