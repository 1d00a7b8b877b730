package dev.wringer.harness.conformance;

import java.util.Optional;

/** With which status a host has ended, and should have. */
final class ExitStatuses {

    private ExitStatuses() {}

    /** @throws Broken if it is another one, or none */
    static void require(Optional<Integer> status, int wanted, String who) {
        if (!status.equals(Optional.of(wanted))) {
            throw new Broken(
                    who,
                    status.map(other -> "it ended with status " + other + " instead of " + wanted)
                            .orElse("it did not end, and should have with status " + wanted));
        }
    }
}
