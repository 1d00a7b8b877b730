package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.node.host.Variant;
import java.util.stream.LongStream;

/**
 * Tries setups, and says which of them fail by a fault of the protocol that is hunted: if its nodes run another variant than the
 * correct one, a setup with which the correct one fails as well, under the same seed or one of a few others, shows nothing about it.
 */
final class ProtocolExaminer implements Examiner {

    /** A variant's timing is another one, too: what the correct protocol shows now and then is not the variant's fault either. */
    private static final int OTHER_SEEDS = 20;

    private static final String CORRECT = Variant.CORRECTED.commandLineName();

    private final Attempt attempt;

    ProtocolExaminer(Testbed testbed) {
        this.attempt = new Attempt(testbed);
    }

    @Override
    public Examined examine(Setup setup) {
        Outcome outcome = attempt.of(setup);
        boolean shared = outcome.broken().isPresent()
                && !setup.get(RingParameters.VARIANT).equals(CORRECT)
                && correctProtocolFails(setup.with(RingParameters.VARIANT, CORRECT));
        return new Examined(setup, outcome, shared);
    }

    private boolean correctProtocolFails(Setup setup) {
        return LongStream.concat(LongStream.of(setup.seed()), LongStream.rangeClosed(1, OTHER_SEEDS))
                .mapToObj(setup::withSeed)
                .anyMatch(one -> attempt.of(one).broken().isPresent());
    }
}
