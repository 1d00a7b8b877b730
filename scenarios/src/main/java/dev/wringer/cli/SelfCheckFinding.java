package dev.wringer.cli;

import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.Optional;

/**
 * What has become of one known-bad variant.
 *
 * @param variant which one
 * @param trials how many it has lived through, the last one included
 * @param time how long they took
 * @param caught the trial that caught it; empty if none did
 */
record SelfCheckFinding(Variant variant, int trials, Duration time, Optional<Catch> caught) {

    /**
     * A trial that a variant has failed.
     *
     * @param trial which one
     * @param proof what failed it first
     * @param reason of the verdict
     * @param replay the command that runs it again
     */
    record Catch(SelfCheckTrial trial, SelfCheckTrial.Proof proof, String reason, String replay) {}
}
