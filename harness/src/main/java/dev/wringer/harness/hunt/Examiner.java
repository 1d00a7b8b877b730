package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.node.host.Variant;

/**
 * Tries setups, and says which of them fail by a fault of the protocol that is hunted: if its nodes run another variant than the
 * correct one, a setup with which the correct one fails as well shows nothing about it.
 */
final class Examiner {

    private static final String CORRECT = Variant.CORRECTED.commandLineName();

    private final Attempt attempt;

    Examiner(Testbed testbed) {
        this.attempt = new Attempt(testbed);
    }

    /**
     * What has come of a trial.
     *
     * @param shared whether it failed, and the correct protocol fails with the same setup, too
     */
    record Examined(Setup setup, Outcome outcome, boolean shared) {

        /** Whether it is a failure of what is hunted. */
        boolean isFailure() {
            return outcome.broken().isPresent() && !shared;
        }

        /** The same by this check. */
        boolean isFailureOf(String check) {
            return isFailure()
                    && outcome.broken()
                            .filter(broken -> broken.check().equals(check))
                            .isPresent();
        }
    }

    Examined examine(Setup setup) {
        Outcome outcome = attempt.of(setup);
        boolean shared = outcome.broken().isPresent()
                && !setup.get(RingParameters.VARIANT).equals(CORRECT)
                && attempt.of(setup.with(RingParameters.VARIANT, CORRECT))
                        .broken()
                        .isPresent();
        return new Examined(setup, outcome, shared);
    }
}
