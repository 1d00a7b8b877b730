package dev.wringer.harness.hunt;

import dev.wringer.harness.oracle.Caught;
import java.time.Duration;

/**
 * The violation that a case shows.
 *
 * @param check the name of the broken check
 * @param event which event of the record proved it, counted from 1
 * @param instant when, by the testbed's clock since the ring began
 * @param witness what shows it, one line
 */
public record Expectation(String check, int event, Duration instant, String witness) {

    /** The check that is broken when the harness itself fails, which is a finding, too. */
    public static final String HARNESS = "harness";

    /** That of a violation that was caught, under this name of a check. */
    public static Expectation of(String check, Caught caught) {
        return new Expectation(
                check,
                caught.position() + 1,
                Duration.ofNanos(caught.atNanos()),
                caught.violation().witness());
    }
}
