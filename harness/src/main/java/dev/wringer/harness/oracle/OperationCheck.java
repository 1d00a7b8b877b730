package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Something that every operation of a client must satisfy, whatever happens to the ring. Stateless. */
public interface OperationCheck {

    /** What it is called in reports. */
    String name();

    /** The violation by one operation, if there is one; operations of other kinds pass. */
    Optional<Violation> check(Operation operation);

    /** All violations among {@code operations}, in their order. */
    default List<Violation> check(Collection<Operation> operations) {
        return operations.stream().map(this::check).flatMap(Optional::stream).toList();
    }
}
