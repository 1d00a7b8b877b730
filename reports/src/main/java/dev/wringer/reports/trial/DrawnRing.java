package dev.wringer.reports.trial;

import dev.wringer.harness.oracle.OperationFailures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One ring of a trial with all that can be told of it.
 *
 * @param record what is recorded of it
 * @param faults in the order of time
 * @param censuses in the order of recording
 * @param health in the order of time
 * @param violations that are proved, the first one first
 * @param failures why operations failed
 */
public record DrawnRing(
        RingRecord record,
        List<Fault> faults,
        List<Census> censuses,
        List<RingHealth> health,
        List<CaughtViolation> violations,
        OperationFailures failures) {

    /** Concludes what can be told of a ring. */
    static DrawnRing of(RingRecord ring, List<CaughtViolation> violations) {
        return new DrawnRing(
                ring,
                FaultTimeline.of(ring),
                CensusSeries.of(ring),
                HealthSeries.of(ring),
                violations,
                new OperationFailures(ring.truth()));
    }

    /** What clients asked, in the order of completion, each explained when its turn comes. */
    public Stream<ExplainedOperation> operations() {
        return record.operations().map(operation -> {
            Optional<String> explanation = failures.of(operation);
            return new ExplainedOperation(operation, explanation);
        });
    }
}
