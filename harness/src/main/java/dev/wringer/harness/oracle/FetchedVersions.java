package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import java.util.List;
import java.util.Optional;

/** A fetch brings a version that a client has stored, or may have. No failure of any kind excuses another. */
record FetchedVersions() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        Writes writes = Writes.of(truth);
        return RecordedOperations.check(truth, Operation.Kind.FETCH, false, fetch -> check(fetch, writes));
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return check(truth);
    }

    private static Optional<Violation> check(Operation fetch, Writes writes) {
        return fetch.version().flatMap(version -> writes.objection(fetch.key(), version, fetch.completedNanos())
                .map(objection -> new Violation(
                        "FetchedVersions",
                        "fetch " + fetch.number() + " at " + fetch.origin() + " brought version " + version + " of "
                                + fetch.key().toShortString() + ", " + objection,
                        fetch.answeredBy().stream().toList())));
    }
}
