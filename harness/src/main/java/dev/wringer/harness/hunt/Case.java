package dev.wringer.harness.hunt;

import java.util.Optional;

/**
 * A failure that can be replayed.
 *
 * @param wringer the version that made it
 * @param setup what to try
 * @param expected what must come of it in simulation
 * @param image the id of the image whose hosts have shown it, if somebody has written that down: simulated hosts run none
 */
public record Case(String wringer, Setup setup, Expectation expected, Optional<String> image) {

    /** One that no image is known to have shown. */
    public Case(String wringer, Setup setup, Expectation expected) {
        this(wringer, setup, expected, Optional.empty());
    }
}
