package dev.wringer.harness.hunt;

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
}
