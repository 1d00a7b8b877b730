package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The operations of a ring with their places in the record. */
final class RecordedOperations {

    private RecordedOperations() {}

    /** Applies a check to each operation of one kind, and notes where in the record whatever it catches was proved. */
    static List<Caught> check(
            GroundTruth truth, Operation.Kind kind, boolean excusable, Function<Operation, Optional<Violation>> check) {
        List<Caught> caught = new ArrayList<>();
        for (int i = 0; i < truth.events().size(); i++) {
            if (truth.events().get(i) instanceof Event.Completed completed
                    && completed.operation().kind() == kind) {
                int position = truth.position(i);
                check.apply(completed.operation())
                        .map(violation -> new Caught(violation, completed.atNanos(), position, excusable))
                        .ifPresent(caught::add);
            }
        }
        return caught;
    }
}
