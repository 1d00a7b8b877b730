package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import java.util.List;

/** {@link Integrity} of every fetch; no failure of any kind excuses a forgery. */
record FetchedBlocks() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        return RecordedOperations.check(truth, Operation.Kind.FETCH, false, new Integrity()::check);
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return check(truth);
    }
}
